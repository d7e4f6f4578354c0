package dev.kontor.platformtest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for Debezium while it is open: carries the outbox of the service under test from its own slot to Kafka, in the order of the
 * commits, and confirms a position of the slot only when Kafka has everything before it.
 */
public final class OutboxCarrier implements AutoCloseable {
    /** PostgreSQL decodes the same stretch again each time. */
    private static final long PAUSE_NANOS = 100_000_000;

    private static final String SLOT = "'kontor_' || current_database()";
    private static final String PEEK = "select data from pg_logical_slot_peek_binary_changes(" + SLOT
            + ", null, null, 'proto_version', '1', 'publication_names', 'kontor_outbox')";
    private static final String CONFIRM = "select pg_replication_slot_advance(" + SLOT + ", ?::pg_lsn)";
    private static final Map<String, String> PLAIN_HEADERS =
            Map.of("contenttype", "content-type", "traceparent", "traceparent");
    private static final Set<String> NO_HEADERS = Set.of("topic", "payload");
    /** By the id of the message, for all carriers of this JVM: what one has sent and not confirmed is read again by the next. */
    private static final Set<String> CARRIED = ConcurrentHashMap.newKeySet();

    private final KafkaProducer<String, String> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Exception failure;

    public OutboxCarrier() {
        String servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                new StringSerializer(),
                new StringSerializer());
        thread = Thread.ofPlatform().name("outbox-carrier").start(this::carry);
    }

    private void carry() {
        try (Connection connection = OutboxDrain.connect()) {
            while (!closed) {
                round(connection);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (SQLException | ExecutionException | InterruptedException | RuntimeException e) {
            failure = e;
        }
    }

    /** What commits while it is being read is read once more in the next round. */
    private void round(Connection connection) throws SQLException, ExecutionException, InterruptedException {
        String position = position(connection);
        WalInserts inserts = new WalInserts("outbox");
        try (PreparedStatement peek = connection.prepareStatement(PEEK);
                ResultSet messages = peek.executeQuery()) {
            while (messages.next()) {
                inserts.read(ByteBuffer.wrap(messages.getBytes(1))).ifPresent(this::send);
            }
        }
        for (Future<RecordMetadata> message : sent) {
            message.get();
        }
        sent.clear();
        try (PreparedStatement confirm = connection.prepareStatement(CONFIRM)) {
            confirm.setString(1, position);
            confirm.execute();
        }
    }

    private static String position(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_current_wal_flush_lsn()::text");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    private void send(Map<String, @Nullable String> row) {
        if (!CARRIED.add(Objects.requireNonNull(row.get("id")))) {
            return;
        }
        String topic = Objects.requireNonNull(row.get("topic"));
        String key = Objects.requireNonNull(row.get("subject"));
        String value = row.get("payload");
        ProducerRecord<String, String> message = new ProducerRecord<>(topic, key, value);
        row.forEach((column, text) -> {
            if (text != null && !NO_HEADERS.contains(column)) {
                String name = PLAIN_HEADERS.getOrDefault(column, "ce_" + column);
                message.headers().add(name, text.getBytes(StandardCharsets.UTF_8));
            }
        });
        sent.add(producer.send(message));
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
        if (failure != null) {
            throw new IllegalStateException("The outbox was not carried", failure);
        }
    }
}
