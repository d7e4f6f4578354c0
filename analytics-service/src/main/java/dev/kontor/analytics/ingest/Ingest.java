package dev.kontor.analytics.ingest;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs the service's {@link Ingester} for as long as the service runs. More replicas of the service share the partitions. */
@ApplicationScoped
class Ingest {
    static final String GROUP = "analytics-ingest";
    /** Batches of five thousand were no faster to write, and outlived the young generation of a heap of 128 MiB. */
    private static final int MAX_BATCH = 1_000;
    /** Few records wait a little for more: a batch costs as much as a hundred facts. */
    private static final int MIN_FETCH_BYTES = 64 * 1024;

    private static final int MAX_WAIT_MILLIS = 100;
    private static final int MAX_FETCH_BYTES = 1024 * 1024;
    private static final int MAX_PARTITION_FETCH_BYTES = 256 * 1024;
    /** A replica that was killed holds its partitions for so long; what it does after that is fenced by the offset table. */
    private static final int SESSION_MILLIS = 10_000;

    private static final int HEARTBEAT_MILLIS = 3_000;
    private static final long SHUTDOWN_MILLIS = 5_000;

    private final AgroalDataSource database;
    private final BatchWriter writer;
    private final String bootstrapServers;
    private final int discoveryMillis;
    private final Ingester ingester;
    private final Thread thread;

    /** @param discoveryMillis how often to look for fact topics that are new */
    Ingest(
            AgroalDataSource database,
            BatchWriter writer,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "kontor.ingest.discovery-millis", defaultValue = "5000") int discoveryMillis) {
        this.database = database;
        this.writer = writer;
        this.bootstrapServers = bootstrapServers;
        this.discoveryMillis = discoveryMillis;
        this.ingester = ingester();
        this.thread = new Thread(ingester, "ingest");
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        ingester.stop();
        thread.join(SHUTDOWN_MILLIS);
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    /** A member of the group, not yet running. */
    Ingester ingester() {
        return new Ingester(this::consumer, database, writer);
    }

    private Consumer<String, String> consumer() {
        Map<String, Object> settings = Map.ofEntries(
                Map.entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                Map.entry(ConsumerConfig.GROUP_ID_CONFIG, GROUP),
                Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS),
                Map.entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS),
                Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                Map.entry(
                        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName()),
                Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_BATCH),
                Map.entry(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, MIN_FETCH_BYTES),
                Map.entry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, MAX_WAIT_MILLIS),
                Map.entry(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MAX_FETCH_BYTES),
                Map.entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MAX_PARTITION_FETCH_BYTES),
                Map.entry(ConsumerConfig.METADATA_MAX_AGE_CONFIG, discoveryMillis));
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }
}
