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

    /** Gives the service a slot that begins now, in place of the one that it has; returns where in the WAL that is. */
    long renew(KontorService service) {
        String slot = "kontor_" + service.word();
        String drop = "select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = ?";
        String release = "select pg_terminate_backend(active_pid, 5000) from pg_replication_slots"
                + " where active_pid is not null and slot_name = ?";
        String create = "select pg_create_logical_replication_slot(?, 'pgoutput')";
        String begin = "select (confirmed_flush_lsn - '0/0')::bigint from pg_replication_slots where slot_name = ?";
        try (Connection connection = postgres.connect(service.word())) {
            for (String step : new String[] {release, drop, create}) {
                try (PreparedStatement statement = connection.prepareStatement(step)) {
                    statement.setString(1, slot);
                    statement.execute();
                }
            }
            try (PreparedStatement statement = connection.prepareStatement(begin)) {
                statement.setString(1, slot);
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        } catch (SQLException e) {
            throw new LocalPartException("The slot " + slot + " cannot be made anew: " + e.getMessage(), e);
        }
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
