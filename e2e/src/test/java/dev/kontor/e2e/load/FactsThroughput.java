package dev.kontor.e2e.load;

import dev.kontor.e2e.Platform;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How many facts a second the way from the outbox to Kafka carries on and on: commits are made as fast as they are followed, and the last
 * one counts when a consumer has it.
 */
final class FactsThroughput {
    private static final int WARM_UP_MILLIS = 5_000;
    private static final int MILLIS = 20_000;
    /** Facts of one commit, as of a page of an import. */
    private static final int PER_COMMIT = 50;
    /** Enough that the connector never waits for a commit, and little enough that what is measured is not a queue's length. */
    private static final long MOST_BEHIND = 4_000;

    private static final int SAMPLE = 10_000;
    private static final long PATIENCE_MILLIS = 60_000;
    private static final long PAUSE_NANOS = 1_000_000;
    private static final double LEAST = 4_000;

    private final Platform platform;
    private final KafkaConsumer<String, @Nullable String> consumer;
    private final AtomicLong committed = new AtomicLong();
    private final AtomicLong arrived = new AtomicLong();
    private final List<ConsumerRecord<String, @Nullable String>> sample = new ArrayList<>();

    private FactsThroughput(Platform platform, KafkaConsumer<String, @Nullable String> consumer) {
        this.platform = platform;
        this.consumer = consumer;
    }

    static List<Figure> measure(Platform platform, Effort effort) throws Exception {
        try (KafkaConsumer<String, @Nullable String> consumer = platform.consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(DealFacts.TOPIC).stream()
                    .map(info -> new TopicPartition(DealFacts.TOPIC, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            FactsThroughput throughput = new FactsThroughput(platform, consumer);
            throughput.rate(effort.of(WARM_UP_MILLIS));
            double rate = throughput.rate(effort.of(MILLIS));
            double floor = new PlainProducer(platform, partitions.size()).rate(throughput.sample, effort);
            return List.of(Figure.atLeast(
                    "sustained facts to Kafka / plain idempotent producer", rate, floor, "facts/s", LEAST));
        }
    }

    private double rate(int millis) throws Exception {
        long before = arrived.get();
        long begin = System.nanoTime();
        long end = begin + Duration.ofMillis(millis).toNanos();
        CompletableFuture<Void> commits = CompletableFuture.runAsync(() -> commitUntil(end));
        while (!commits.isDone() || arrived.get() < committed.get()) {
            if (System.nanoTime() > end + Duration.ofMillis(PATIENCE_MILLIS).toNanos()) {
                throw new IllegalStateException("Of " + committed + " facts " + arrived + " have come");
            }
            consumer.poll(Duration.ofMillis(20)).forEach(this::take);
        }
        commits.get();
        return (arrived.get() - before) * 1e9 / (System.nanoTime() - begin);
    }

    private void commitUntil(long end) {
        try (DealFacts deals = new DealFacts(platform, UUID.randomUUID().toString())) {
            while (System.nanoTime() < end) {
                if (committed.get() - arrived.get() > MOST_BEHIND) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                } else {
                    deals.commit(PER_COMMIT, DealFacts.OPENED);
                    committed.addAndGet(PER_COMMIT);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(ConsumerRecord<String, @Nullable String> fact) {
        arrived.incrementAndGet();
        if (sample.size() < SAMPLE) {
            sample.add(fact);
        }
    }
}
