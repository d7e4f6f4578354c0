package dev.kontor.platform.rebuild;

import dev.kontor.platform.inbox.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All records of a projection's topics from the beginning, read by nobody's group. Used by one thread. */
final class TopicRecords implements AutoCloseable {
    /**
     * What a batch may weigh. Three are in hand beside a service's everyday work in 128 MiB: what outlives the young generation there has to
     * be collected with the whole heap, and batches of several times this weight spent most of a rebuild so.
     */
    private static final long MAX_BATCH_BYTES = 1024 * 1024;
    /** What objects weigh of a record, about: fifteen headers, each with two buffers. */
    private static final long RECORD_BYTES = 3 * 1024;

    private static final int MAX_POLL = 500;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MAX_FETCH_BYTES = 1024 * 1024;
    private static final int MAX_PARTITION_FETCH_BYTES = 256 * 1024;

    private final KafkaConsumer<String, String> consumer;
    private final List<Source> sources;
    private final Map<TopicPartition, Source> sourceOf = new HashMap<>();
    private final Map<TopicPartition, Long> begins = new HashMap<>();
    /** After the last record that was handed out; a consumer's position may be further, past marks that no reader sees. */
    private final Map<TopicPartition, Long> next = new HashMap<>();

    private Map<TopicPartition, Long> ends = Map.of();
    /** Those ends that have not been reached. */
    private Map<TopicPartition, Long> ahead = Map.of();

    TopicRecords(String bootstrapServers, List<Source> sources) {
        this.sources = sources;
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                // As the live consumers: one that did not see what they see already would lack it after the switch.
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_uncommitted",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                MAX_POLL,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                MAX_FETCH_BYTES,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                MAX_PARTITION_FETCH_BYTES);
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    /** Takes the topics as they end now for the aim; topics that are new are read from their beginning. */
    void aim() {
        Map<TopicPartition, Source> found = new LinkedHashMap<>();
        consumer.listTopics()
                .forEach((topic, partitions) -> sources.stream()
                        .filter(source -> source.reads().test(topic))
                        .forEach(source -> {
                            for (PartitionInfo info : partitions) {
                                found.put(new TopicPartition(topic, info.partition()), source);
                            }
                        }));
        found.keySet().removeAll(sourceOf.keySet());
        if (!found.isEmpty()) {
            sourceOf.putAll(found);
            consumer.assign(sourceOf.keySet());
            consumer.seekToBeginning(found.keySet());
            begins.putAll(consumer.beginningOffsets(found.keySet()));
        }
        ends = consumer.endOffsets(sourceOf.keySet());
        ahead = new HashMap<>(ends);
    }

    boolean isAtAim() {
        ahead.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        return ahead.isEmpty();
    }

    /** The next records of each source, up to what a batch may weigh; fewer when the aim is reached or nothing comes. */
    Map<Source, List<ConsumerRecord<String, String>>> next() {
        Map<Source, List<ConsumerRecord<String, String>>> batch = new LinkedHashMap<>();
        long weight = 0;
        while (weight < MAX_BATCH_BYTES) {
            var polled = consumer.poll(POLL);
            for (TopicPartition partition : polled.partitions()) {
                List<ConsumerRecord<String, String>> records = polled.records(partition);
                batch.computeIfAbsent(source(partition), key -> new ArrayList<>())
                        .addAll(records);
                next.put(partition, records.getLast().offset() + 1);
            }
            for (ConsumerRecord<String, String> record : polled) {
                weight += RECORD_BYTES + Math.max(0, record.serializedValueSize());
            }
            if (polled.isEmpty() || isAtAim()) {
                break;
            }
        }
        return batch;
    }

    private Source source(TopicPartition partition) {
        Source source = sourceOf.get(partition);
        if (source == null) {
            throw new IllegalStateException(partition + " was not assigned");
        }
        return source;
    }

    /** After the last record that was handed out of each partition that had any. */
    Map<TopicPartition, Long> passed() {
        return Map.copyOf(next);
    }

    long read() {
        return sourceOf.keySet().stream()
                .mapToLong(partition -> consumer.position(partition) - begins.getOrDefault(partition, 0L))
                .sum();
    }

    /** What there is to read; records that came after the aim was taken may have been read as well. */
    long total() {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(end.getValue(), consumer.position(end.getKey()))
                        - begins.getOrDefault(end.getKey(), 0L))
                .sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
