package dev.kontor.local.resend;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The messages that an outbox still holds, as the connector would send them. */
final class OutboxRows {
    private static final String ALL = "select * from outbox order by position";
    private static final String OLDEST = "select min(created_at) from outbox";
    private static final int FETCH = 1_000;

    private final Connection connection;
    private final Map<String, String> headers;

    /**
     * The connection is used until the last row is read.
     *
     * @param connector its settings, which say what column goes into which header
     */
    OutboxRows(Connection connection, JsonNode connector) {
        this.connection = connection;
        this.headers = headers(connector
                .path("transforms.outbox.table.fields.additional.placement")
                .asText());
    }

    /** A message and the version that its header tells. */
    record Row(ProducerRecord<String, String> message, long version) {}

    Optional<Instant> oldest() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(OLDEST)) {
            rows.next();
            return Optional.ofNullable(rows.getTimestamp(1)).map(java.sql.Timestamp::toInstant);
        }
    }

    /** In the order of their positions, which for one record is the order of its versions: its row was locked. */
    void forEach(Consumer<Row> work) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(ALL)) {
            statement.setFetchSize(FETCH);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    work.accept(row(rows));
                }
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private Row row(ResultSet rows) throws SQLException {
        ProducerRecord<String, String> message =
                new ProducerRecord<>(rows.getString("topic"), rows.getString("subject"), rows.getString("payload"));
        for (Map.Entry<String, String> header : headers.entrySet()) {
            message.headers().add(header.getValue(), bytes(rows.getString(header.getKey())));
        }
        return new Row(message, rows.getLong("aggregateversion"));
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    /** {@code id:header:ce_id,…} as column → header. */
    private static Map<String, String> headers(String placement) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String field : placement.split(",")) {
            String[] words = field.split(":");
            headers.put(words[0], words[2]);
        }
        return headers;
    }
}
