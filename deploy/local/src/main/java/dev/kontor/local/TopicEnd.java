package dev.kontor.local;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reading topics to an end, though they go on. */
public final class TopicEnd {
    private static final Duration POLL = Duration.ofMillis(200);

    private TopicEnd() {}

    /** From where the consumer stands in these partitions to where they end now; what comes meanwhile may come along. */
    public static <K, V> void read(
            KafkaConsumer<K, V> consumer, Collection<TopicPartition> partitions, Consumer<ConsumerRecord<K, V>> work) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(work);
        }
    }
}
