package dev.kontor.e2e;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** What the services have committed to publish: the truth that Kafka is held against. */
public final class Outboxes {
    private Outboxes() {}

    /** Ids of every committed message of every service. */
    public static Set<String> ids(Platform platform) {
        Set<String> ids = new HashSet<>();
        for (String service : Platform.PUBLISHERS) {
            try (Connection connection = platform.database(service);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select id from outbox")) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            } catch (SQLException e) {
                throw new IllegalStateException("Cannot read the outbox of " + service, e);
            }
        }
        return ids;
    }
}
