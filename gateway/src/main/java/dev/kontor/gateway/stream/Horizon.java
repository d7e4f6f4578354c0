package dev.kontor.gateway.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * The oldest valid positions: right behind the last record that is too old, so that a cursor with nothing old before it stays valid
 * however quiet its topics are. Behind a record stand the marks of its transaction; that is why the offset of the first young record alone
 * does not tell.
 */
final class Horizon {
    private static final int FIRST_LOOK_BACK = 64;
    private static final int LOOK_FURTHER = 16;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Consumer<byte[], byte[]> consumer;

    private Horizon(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Leaves the consumer with another assignment. */
    static Positions read(Consumer<byte[], byte[]> consumer, Layout layout, Instant since) {
        List<TopicPartition> all = layout.partitions();
        Map<TopicPartition, Long> begin = consumer.beginningOffsets(all);
        Map<TopicPartition, Long> end = consumer.endOffsets(all);
        Map<TopicPartition, OffsetAndTimestamp> young = consumer.offsetsForTimes(
                all.stream().collect(Collectors.toMap(Function.identity(), partition -> since.toEpochMilli())));
        Positions oldest = Positions.of(layout, begin);
        for (int number = 0; number < all.size(); number++) {
            TopicPartition partition = all.get(number);
            OffsetAndTimestamp first = young.get(partition);
            long from = first == null ? end.getOrDefault(partition, 0L) : first.offset();
            oldest.raise(number, new Horizon(consumer).behindLastBefore(partition, oldest.get(number), from));
        }
        return oldest;
    }

    private long behindLastBefore(TopicPartition partition, long begin, long young) {
        long lookBack = FIRST_LOOK_BACK;
        long from = young;
        while (from > begin) {
            from = Math.max(begin, young - lookBack);
            long last = lastBetween(partition, from, young);
            if (last >= 0) {
                return last + 1;
            }
            lookBack *= LOOK_FURTHER;
        }
        return begin;
    }

    private long lastBetween(TopicPartition partition, long from, long to) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        long last = -1;
        long startedNanos = System.nanoTime();
        while (consumer.position(partition) < to) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                if (message.offset() < to) {
                    last = message.offset();
                }
            }
            if (System.nanoTime() - startedNanos > PATIENCE_NANOS) {
                throw new org.apache.kafka.common.errors.TimeoutException("Reading " + partition + " takes too long");
            }
        }
        return last;
    }
}
