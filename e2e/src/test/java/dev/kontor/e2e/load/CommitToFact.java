package dev.kontor.e2e.load;

import dev.kontor.e2e.Platform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How long after its commit a fact is in a consumer's hands. Counted from ce_time, which is taken just before the commit. */
final class CommitToFact {
    private static final int PER_SECOND = 200;
    private static final int WARM_UP = 2_000;
    private static final int COUNT = 3_000;
    private static final int PATIENCE_SECONDS = 60;
    private static final double MOST_P50_MILLIS = 30;
    private static final double MOST_P99_MILLIS = 100;

    private CommitToFact() {}

    static List<Figure> measure(Platform platform, Effort effort) throws Exception {
        String pipelineId = UUID.randomUUID().toString();
        try (KafkaConsumer<String, @Nullable String> consumer = platform.consumer();
                DealFacts deals = new DealFacts(platform, pipelineId)) {
            List<TopicPartition> partitions = consumer.partitionsFor(DealFacts.TOPIC).stream()
                    .map(info -> new TopicPartition(DealFacts.TOPIC, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            latencies(deals, consumer, effort.of(WARM_UP));
            Percentiles percentiles = new Percentiles(latencies(deals, consumer, effort.of(COUNT)));
            return List.of(
                    Figure.atMost(
                            "commit → fact on Kafka at 200/s, p50", percentiles.millis(50), "ms", MOST_P50_MILLIS),
                    Figure.atMost(
                            "commit → fact on Kafka at 200/s, p99", percentiles.millis(99), "ms", MOST_P99_MILLIS));
        }
    }

    private static List<Long> latencies(DealFacts deals, KafkaConsumer<String, @Nullable String> consumer, int count)
            throws Exception {
        CompletableFuture<Void> commits = CompletableFuture.runAsync(
                () -> OpenLoop.run(PER_SECOND, count, i -> deals.commit(1, DealFacts.OPENED)));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS + (long) count / PER_SECOND);
        List<Long> latencies = new ArrayList<>(count);
        while (latencies.size() < count) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Of " + count + " facts " + latencies.size() + " have come");
            }
            consumer.poll(Duration.ofMillis(50)).forEach(fact -> latencies.add(age(fact)));
        }
        commits.get();
        return latencies;
    }

    private static long age(ConsumerRecord<?, ?> fact) {
        Instant time =
                Instant.parse(new String(fact.headers().lastHeader("ce_time").value(), StandardCharsets.UTF_8));
        return Duration.between(time, Instant.now()).toNanos();
    }
}
