package dev.kontor.platform.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads single records again, from where they are. */
@ApplicationScoped
class SourceTopics {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final String bootstrapServers;

    SourceTopics(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * The record at this place; null if it is gone (by retention or compaction) or was never there, and null for a state that a later
     * record of its key follows. Blocks; for a state as long as it takes to read the partition from there to its end.
     */
    @Nullable
    ConsumerRecord<String, String> read(String topic, int partition, long offset) {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition place = new TopicPartition(topic, partition);
            List<?> partitions = consumer.partitionsFor(topic);
            if (partition < 0 || partition >= partitions.size()) {
                return null;
            }
            consumer.assign(List.of(place));
            long begin = consumer.beginningOffsets(List.of(place)).getOrDefault(place, 0L);
            long end = consumer.endOffsets(List.of(place)).getOrDefault(place, 0L);
            if (offset < begin || offset >= end) {
                return null;
            }
            consumer.seek(place, offset);
            ConsumerRecord<String, String> found = next(consumer, place, end);
            if (found == null || found.offset() != offset) {
                return null;
            }
            return LetterHeaders.isState(topic) && isFollowed(consumer, place, found, end) ? null : found;
        }
    }

    /** The next record; null if there is none before the end, for compaction may have removed what was. */
    private static @Nullable ConsumerRecord<String, String> next(
            KafkaConsumer<String, String> consumer, TopicPartition place, long end) {
        while (consumer.position(place) < end) {
            for (ConsumerRecord<String, String> record : consumer.poll(POLL).records(place)) {
                // Only this one is taken of the batch: what follows is read again by whoever asks.
                consumer.seek(place, record.offset() + 1);
                return record;
            }
        }
        return null;
    }

    private static boolean isFollowed(
            KafkaConsumer<String, String> consumer,
            TopicPartition place,
            ConsumerRecord<String, String> state,
            long end) {
        while (consumer.position(place) < end) {
            for (ConsumerRecord<String, String> record : consumer.poll(POLL).records(place)) {
                if (Objects.equals(record.key(), state.key())) {
                    return true;
                }
            }
        }
        return false;
    }

    private Map<String, Object> settings() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none");
    }
}
