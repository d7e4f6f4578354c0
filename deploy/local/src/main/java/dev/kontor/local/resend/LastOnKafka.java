package dev.kontor.local.resend;

import dev.kontor.local.TopicEnd;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The last version of each record that a service's topics hold. */
final class LastOnKafka {
    private final Map<String, Map<String, Long>> versions = new HashMap<>();

    private LastOnKafka() {}

    /** Of what was sent since a moment; a record sent before has no version here. */
    static LastOnKafka since(Instant moment, String bootstrapServers, Collection<String> topics) {
        LastOnKafka last = new LastOnKafka();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> times = new HashMap<>();
            partitions.forEach(partition -> times.put(partition, moment.toEpochMilli()));
            Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
            consumer.seekToEnd(partitions);
            starts.forEach((partition, start) -> {
                if (start != null) {
                    consumer.seek(partition, start.offset());
                }
            });
            TopicEnd.read(consumer, partitions, last::take);
        }
        return last;
    }

    boolean has(String topic, String subject, long version) {
        return versions.getOrDefault(topic, Map.of()).getOrDefault(subject, 0L) >= version;
    }

    private void take(ConsumerRecord<String, String> message) {
        Header version = message.headers().lastHeader("ce_aggregateversion");
        if (version != null) {
            versions.computeIfAbsent(message.topic(), topic -> new HashMap<>())
                    .merge(
                            message.key(),
                            Long.parseLong(new String(version.value(), StandardCharsets.UTF_8)),
                            Math::max);
        }
    }
}
