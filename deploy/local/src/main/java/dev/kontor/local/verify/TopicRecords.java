package dev.kontor.local.verify;

import dev.kontor.local.TopicEnd;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the topics of one aggregate tell of its records. Read once from the beginning, then what has come since. */
final class TopicRecords implements AutoCloseable {
    static final String STATE = ".state";
    private static final String REMOVED = ".removed.v1";
    private static final int MAX_FAULTS = 10;

    private final KafkaConsumer<String, String> consumer;
    private final List<TopicPartition> partitions;
    private final Map<UUID, Told> told = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    /** Versions of the last fact and state, and whether one of them told the end. */
    private static final class Told {
        private long fact;
        private long state;
        private boolean isRemoved;
    }

    /**
     * Nothing is read yet.
     *
     * @param topics of facts, and of state if there is one
     */
    TopicRecords(String bootstrapServers, List<String> topics) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    void readToEnd() {
        TopicEnd.read(consumer, partitions, this::take);
    }

    /** Of the records that are not removed, by their last facts. */
    RecordSums facts() {
        RecordSums sums = new RecordSums();
        told.forEach((id, record) -> {
            if (record.fact > 0 && !record.isRemoved) {
                sums.add(id, record.fact);
            }
        });
        return sums;
    }

    RecordSums states() {
        RecordSums sums = new RecordSums();
        told.forEach((id, record) -> {
            if (record.state > 0 && !record.isRemoved) {
                sums.add(id, record.state);
            }
        });
        return sums;
    }

    /** Gaps in the versions of facts and records that are no events, the first few of each run. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    private void take(ConsumerRecord<String, String> message) {
        try {
            Told record = told.computeIfAbsent(UUID.fromString(message.key()), id -> new Told());
            long version = Long.parseLong(header(message, "ce_aggregateversion"));
            if (message.topic().endsWith(STATE)) {
                record.state = version;
                record.isRemoved |= message.value() == null;
            } else if (version <= record.fact + 1) {
                record.fact = Math.max(record.fact, version);
                record.isRemoved |= header(message, "ce_type").endsWith(REMOVED);
            } else {
                fault(message, "version " + version + " follows " + record.fact);
                record.fact = version;
            }
        } catch (IllegalArgumentException e) {
            fault(message, "no event of Kontor: " + e.getMessage());
        }
    }

    private void fault(ConsumerRecord<String, String> message, String what) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(message.topic() + "-" + message.partition() + "@" + message.offset() + " " + message.key() + ": "
                    + what);
        }
    }

    private static String header(ConsumerRecord<?, ?> message, String name) {
        Header header = message.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalArgumentException("header " + name + " is missing");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
