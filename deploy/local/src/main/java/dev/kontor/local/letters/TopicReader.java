package dev.kontor.local.letters;

import dev.kontor.local.TopicEnd;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics from their beginning to where they end now, as no member of any group. */
final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;

    TopicReader(String bootstrapServers) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    boolean exists(String topic) {
        return !partitions(topic).isEmpty();
    }

    /** Everything on a topic, in order within each partition; nothing if there is no such topic. */
    List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        List<TopicPartition> partitions = partitions(topic);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        TopicEnd.read(consumer, partitions, records::add);
        return records;
    }

    Optional<String> valueAt(Letter.Source source) {
        TopicPartition place = new TopicPartition(source.topic(), source.partition());
        if (!partitions(source.topic()).contains(place)) {
            return Optional.empty();
        }
        consumer.assign(List.of(place));
        long begin = consumer.beginningOffsets(List.of(place)).getOrDefault(place, 0L);
        long end = consumer.endOffsets(List.of(place)).getOrDefault(place, 0L);
        if (source.offset() < begin || source.offset() >= end) {
            return Optional.empty();
        }
        consumer.seek(place, source.offset());
        while (consumer.position(place) <= source.offset()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(place)) {
                // The first is either the one or, where compaction has removed that, a later one.
                return record.offset() == source.offset() && record.value() != null
                        ? Optional.of(new String(record.value(), StandardCharsets.UTF_8))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
