package dev.kontor.e2e.load;

import dev.kontor.demo.client.Session;
import dev.kontor.e2e.Platform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How long after its commit a fact is in a consumer's hands. Counted from ce_time, which is taken just before the commit. */
final class CommitToFact {
    private static final int PER_SECOND = 200;
    private static final int WARM_UP = 1_000;
    private static final int COUNT = 3_000;
    private static final int PATIENCE_SECONDS = 180;
    private static final double MOST_P50_MILLIS = 30;
    private static final double MOST_P99_MILLIS = 100;
    private static final String TOPIC = "kontor.contacts.person";

    private CommitToFact() {}

    static List<Figure> measure(Platform platform, Effort effort) throws Exception {
        Session session = platform.as("admin");
        try (KafkaConsumer<String, @Nullable String> consumer = platform.consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(info -> new TopicPartition(TOPIC, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            latencies(session, consumer, effort.of(WARM_UP));
            Percentiles percentiles = new Percentiles(latencies(session, consumer, effort.of(COUNT)));
            return List.of(
                    Figure.atMost(
                            "commit → fact on Kafka at 200/s, p50", percentiles.millis(50), "ms", MOST_P50_MILLIS),
                    Figure.atMost(
                            "commit → fact on Kafka at 200/s, p99", percentiles.millis(99), "ms", MOST_P99_MILLIS));
        }
    }

    private static List<Long> latencies(Session session, KafkaConsumer<String, @Nullable String> consumer, int count)
            throws Exception {
        AtomicInteger posted = new AtomicInteger();
        CompletableFuture<Void> posts = CompletableFuture.runAsync(() -> post(session, count, posted));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS + (long) count / PER_SECOND);
        List<Long> latencies = new ArrayList<>(count);
        while (latencies.size() < count) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Of " + count + " commits " + posted + " are made and "
                        + latencies.size() + " facts have come");
            }
            consumer.poll(Duration.ofMillis(50)).forEach(fact -> latencies.add(age(fact)));
        }
        posts.get();
        return latencies;
    }

    private static void post(Session session, int count, AtomicInteger posted) {
        try {
            OpenLoop.run(PER_SECOND, count, i -> {
                session.post("/people", Map.of("familyName", "Latency"));
                posted.incrementAndGet();
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static long age(ConsumerRecord<?, ?> fact) {
        Instant time =
                Instant.parse(new String(fact.headers().lastHeader("ce_time").value(), StandardCharsets.UTF_8));
        return Duration.between(time, Instant.now()).toNanos();
    }
}
