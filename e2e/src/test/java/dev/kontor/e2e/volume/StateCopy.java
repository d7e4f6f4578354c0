package dev.kontor.e2e.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.e2e.Platform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What somebody holds who reads a state topic from offset 0: the last state of each key, nothing where a tombstone came. */
final class StateCopy implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, @Nullable String> consumer;
    private final Map<String, String> states = new HashMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<String, Long> seen = new HashMap<>();
    private long records;

    StateCopy(Platform platform, String topic) {
        consumer = platform.committedConsumer();
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Takes in what has come. Fails at a state that is older than one that came before. */
    StateCopy poll() {
        consumer.poll(POLL).forEach(this::take);
        return this;
    }

    StateCopy toTheEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll();
        }
        return this;
    }

    private void take(ConsumerRecord<String, @Nullable String> message) {
        records++;
        long version = Long.parseLong(
                new String(message.headers().lastHeader("ce_aggregateversion").value(), StandardCharsets.UTF_8));
        Long before = seen.put(message.key(), version);
        assertThat(version).as("version of %s", message.key()).isGreaterThanOrEqualTo(before == null ? 1 : before);
        if (message.value() == null) {
            states.remove(message.key());
            versions.remove(message.key());
        } else {
            states.put(message.key(), message.value());
            versions.put(message.key(), version);
        }
    }

    /** JSON by id. */
    Map<String, String> states() {
        return states;
    }

    Map<String, Long> versions() {
        return versions;
    }

    /** How many the topic had for this reader. */
    long records() {
        return records;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
