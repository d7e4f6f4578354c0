package dev.kontor.platform.outbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Makes the logical replication slot before the service takes its first write, so that no fact can be older than the slot, however
 * late the connector comes. Idempotent; two replicas starting at once are told apart by PostgreSQL.
 */
@Singleton
class ReplicationSlot {
    private static final int BEFORE_THE_REST = 1;
    private static final String DUPLICATE_OBJECT = "42710";

    private final AgroalDataSource dataSource;

    ReplicationSlot(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    void create(@Observes @Priority(BEFORE_THE_REST) StartupEvent start) throws SQLException {
        String create = """
                select pg_create_logical_replication_slot('kontor_' || current_database(), 'pgoutput')
                where not exists (select 1 from pg_replication_slots where slot_name = 'kontor_' || current_database())
                """;
        try (var connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(create)) {
            statement.execute();
        } catch (SQLException e) {
            if (!DUPLICATE_OBJECT.equals(e.getSQLState())) {
                throw e;
            }
        }
    }
}
