package dev.kontor.local;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The slots that the services make and the connectors read. */
final class ReplicationSlots {
    private final LocalPostgres postgres;

    ReplicationSlots(LocalPostgres postgres) {
        this.postgres = postgres;
    }

    /** True when the service's slot can be read; one that is still being made has no confirmed position. */
    boolean exists(KontorService service) {
        String query = "select 1 from pg_replication_slots where slot_name = ? and confirmed_flush_lsn is not null";
        try (Connection connection = postgres.connect("postgres");
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, "kontor_" + service.word());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            return false;
        }
    }
}
