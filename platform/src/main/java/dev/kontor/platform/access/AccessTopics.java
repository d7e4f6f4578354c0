package dev.kontor.platform.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.platform.problem.PlatformError;
import dev.kontor.platform.problem.Problem;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the state topics of rules, teams and staff whole, as every process has to know all of it: in no consumer group, from the beginning,
 * then as they grow. Until the beginning is read nobody may do anything.
 */
@ApplicationScoped
class AccessTopics {
    static final String RULES = "kontor.activity.access-rule.state";
    static final String TEAMS = "kontor.activity.team.state";
    static final String STAFF = "kontor.activity.staff.state";

    private static final Logger LOG = Logger.getLogger(AccessTopics.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(10);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final Map<String, BiConsumer<UUID, @Nullable String>> sinks;
    private final String bootstrapServers;
    private final ObjectMapper json;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final CountDownLatch read = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile @Nullable KafkaConsumer<String, String> consumer;
    private @Nullable Thread thread;

    AccessTopics(
            AccessState state,
            ObjectMapper json,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.json = json;
        this.bootstrapServers = bootstrapServers;
        this.sinks = Map.of(
                RULES, (id, text) -> state.decide(id, parse(text, AccessRule.class)),
                TEAMS, (id, text) -> state.place(id, parse(text, Team.class)),
                STAFF, (id, text) -> state.know(id, parse(text, Member.class)));
    }

    /** Requests find the policy in place, unless Kafka is away. */
    void start(@Observes StartupEvent started) throws InterruptedException {
        thread = Thread.ofPlatform().name("access-topics").daemon().start(this::run);
        if (!read.await(PATIENCE_AT_START.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("Access topics are not read yet: requests are refused until they are");
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        KafkaConsumer<String, String> running = consumer;
        if (running != null) {
            running.wakeup();
        }
        if (thread != null) {
            thread.join(PAUSE_AFTER_FAILURE);
        }
    }

    /** Fails with 503 as long as it is not known who may do what. */
    void requireRead() {
        if (!isRead()) {
            throw Problem.of(PlatformError.UPSTREAM_UNAVAILABLE, "The access policy has not been read yet: try again");
        }
    }

    boolean isRead() {
        return read.getCount() == 0;
    }

    private void run() {
        while (!stopping) {
            try (KafkaConsumer<String, String> opened =
                    new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer())) {
                consumer = opened;
                follow(opened);
            } catch (WakeupException e) {
                return;
            } catch (KafkaException e) {
                LOG.warnf("Access topics cannot be read, what is known holds: %s", e.toString());
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<String, String> opened) {
        while (!stopping) {
            List<TopicPartition> partitions = opened.listTopics().entrySet().stream()
                    .filter(topic -> sinks.containsKey(topic.getKey()))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                read.countDown();
                pause();
            } else {
                follow(opened, partitions);
            }
        }
    }

    /** To the end, and on from there once all topics are there. */
    private void follow(KafkaConsumer<String, String> opened, List<TopicPartition> partitions) {
        boolean complete =
                partitions.stream().map(TopicPartition::topic).distinct().count() == sinks.size();
        opened.assign(partitions);
        partitions.forEach(partition -> seek(opened, partition));
        Map<TopicPartition, Long> ends = opened.endOffsets(partitions);
        do {
            opened.poll(POLL).forEach(this::take);
            partitions.forEach(partition -> next.put(partition, opened.position(partition)));
            if (ends.entrySet().stream().allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue())) {
                read.countDown();
            }
        } while (!stopping && (complete || !isRead()));
    }

    private void seek(KafkaConsumer<String, String> opened, TopicPartition partition) {
        Long position = next.get(partition);
        if (position == null) {
            opened.seekToBeginning(List.of(partition));
        } else {
            opened.seek(partition, position);
        }
    }

    private void take(ConsumerRecord<String, String> message) {
        try {
            BiConsumer<UUID, @Nullable String> sink = sinks.get(message.topic());
            if (sink != null) {
                sink.accept(UUID.fromString(message.key()), message.value());
            }
        } catch (IllegalArgumentException e) {
            LOG.errorf(
                    "%s-%d@%d means nothing to the access policy and is passed over: %s",
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    e.getClass().getName());
        }
    }

    private <T> @Nullable T parse(@Nullable String text, Class<T> type) {
        if (text == null) {
            return null;
        }
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Object> settings() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                // What is decided comes at once. A request that waited longer than the poll would hold up that for
                // topics found meanwhile.
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                (int) POLL.toMillis());
    }
}
