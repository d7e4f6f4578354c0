package dev.kontor.gateway.stream;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the consumers. They belong to no group: the cursors are the callers'. */
@Singleton
class LogClients {
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int RECONNECT_MILLIS = 1_000;
    private static final int PARTITION_BYTES = 128 * 1024;
    /** Of one page, the rest of what is fetched is thrown away. */
    private static final int PAGE_FETCH_BYTES = 256 * 1024;
    /** Before the next page can be asked for, the last fetch must come back. */
    private static final int PAGE_WAIT_MILLIS = 10;

    private final String bootstrapServers;

    LogClients(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    KafkaConsumer<byte[], byte[]> forTail() {
        return open(Map.of(ConsumerConfig.CLIENT_ID_CONFIG, "gateway-tail"));
    }

    KafkaConsumer<byte[], byte[]> forPages() {
        return open(Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG,
                "gateway-pages-" + Thread.currentThread().threadId(),
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                PAGE_WAIT_MILLIS,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                PAGE_FETCH_BYTES));
    }

    private KafkaConsumer<byte[], byte[]> open(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // A position that the log does not have is an error here, never a jump.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_MILLIS);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_BYTES);
        settings.put(ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        settings.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
