package dev.kontor.local.resend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.local.LocalPartException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends the messages of an outbox that Kafka does not have. As versions have no gap, a message is missing if and only if its topic's last
 * version of the record is older; so the run need not know what happened, and a second run sends nothing.
 */
public final class SendMissing {
    /** A message is on Kafka some time after its row was made, never before; clocks of the two machines may differ so much. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    private final OutboxRows rows;
    private final String bootstrapServers;
    private final List<String> topics;

    /**
     * Nothing is sent yet.
     *
     * @param connection to the service's database
     * @param connector the settings of its connector, which must not run
     */
    public SendMissing(Connection connection, JsonNode connector, String bootstrapServers, List<String> topics) {
        this.rows = new OutboxRows(connection, connector);
        this.bootstrapServers = bootstrapServers;
        this.topics = List.copyOf(topics);
    }

    /** Returns how many were missing, when Kafka has acknowledged all of them. */
    public long send() throws SQLException {
        Optional<Instant> oldest = rows.oldest();
        if (oldest.isEmpty()) {
            return 0;
        }
        LastOnKafka last = LastOnKafka.since(oldest.get().minus(CLOCKS), bootstrapServers, topics);
        AtomicLong sent = new AtomicLong();
        AtomicReference<@Nullable Exception> refused = new AtomicReference<>();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.ACKS_CONFIG,
                        "all"),
                new StringSerializer(),
                new StringSerializer())) {
            rows.forEach(row -> {
                if (!last.has(row.message().topic(), row.message().key(), row.version())) {
                    sent.incrementAndGet();
                    Future<RecordMetadata> unused =
                            producer.send(row.message(), (place, failure) -> refused.compareAndSet(null, failure));
                }
            });
            producer.flush();
        }
        if (refused.get() != null) {
            throw new LocalPartException(
                    "Kafka has not taken every message: " + refused.get() + "; run it again", refused.get());
        }
        return sent.get();
    }
}
