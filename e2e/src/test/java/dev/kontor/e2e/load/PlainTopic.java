package dev.kontor.e2e.load;

import dev.kontor.e2e.Platform;
import dev.kontor.e2e.Topics;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A topic as a consumer sees it that does nothing with it: the floor of all who do. */
record PlainTopic(Platform platform, String name) {
    private static final long POLL_NANOS = 20_000_000;

    /** Records and transaction marks so far. */
    long end() {
        try (KafkaConsumer<String, @Nullable String> consumer = platform.consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(info -> new TopicPartition(name, info.partition()))
                    .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    void awaitEnd(long end) {
        while (end() < end) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** Records, and how many of them a second. */
    record Reading(long records, double perSecond) {}

    /** The second one, so that the floor is a warm consumer on a warm page cache. */
    Reading plainReading() {
        read();
        long begin = System.nanoTime();
        long records = read();
        return new Reading(records, records * 1e9 / (System.nanoTime() - begin));
    }

    private long read() {
        LongAdder read = new LongAdder();
        Topics.forEach(platform, name::equals, event -> read.increment());
        return read.sum();
    }
}
