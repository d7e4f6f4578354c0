package dev.kontor.platformtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Reads what the service under test has published, straight from its outbox table, in the order of publication. */
public final class OutboxDrain {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One published message.
     *
     * @param payload null for a tombstone
     */
    public record Published(
            String topic,
            String type,
            String subject,
            long version,
            String actor,
            @Nullable String causationId,
            @Nullable String traceparent,
            Place place,
            @Nullable JsonNode payload) {
        /** {@code kontor.deals.deal.won.v1} → {@code won}; {@code …state.v1} → {@code state}. */
        public String name() {
            String[] words = type.split("\\.");
            return words[words.length - 2];
        }
    }

    /**
     * Which message of its transaction.
     *
     * @param sequence from 1
     * @param size how many messages the transaction has
     */
    public record Place(String transaction, int sequence, int size) {}

    private OutboxDrain() {}

    /** Everything published about a record, facts and states. */
    public static List<Published> of(Object subject) {
        return query("where subject = ?", subject.toString());
    }

    /** Facts of a record, without its states. */
    public static List<Published> factsOf(Object subject) {
        return of(subject).stream().filter(p -> !p.topic().endsWith(".state")).toList();
    }

    /** Everything on a topic. */
    public static List<Published> onTopic(String topic) {
        return query("where topic = ?", topic);
    }

    /** A connection to the service's database, as the service itself has it. */
    public static Connection connect() throws SQLException {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
    }

    private static List<Published> query(String where, String parameter) {
        String select = "select topic, type, subject, aggregateversion, actor, causationid, traceparent, transactionid,"
                + " transactionsequence, transactionsize, payload from outbox "
                + where + " order by position";
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, parameter);
            List<Published> published = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    published.add(new Published(
                            rows.getString(1),
                            rows.getString(2),
                            UUID.fromString(rows.getString(3)).toString(),
                            rows.getLong(4),
                            rows.getString(5),
                            rows.getString(6),
                            rows.getString(7),
                            new Place(rows.getString(8), rows.getInt(9), rows.getInt(10)),
                            parse(rows.getString(11))));
                }
            }
            return published;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable JsonNode parse(@Nullable String payload) {
        try {
            return payload == null ? null : JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
