package dev.kontor.e2e.load;

import dev.kontor.e2e.Platform;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How long after its commit a fact is in a consumer's hands. Counted from ce_time, which is taken just before the commit. */
final class CommitToFact {
    /** Of a platform just started the compilers are at work for so long: after 20 the p99 at 200/s was 47 ms, and 31 to 35 in the next runs. */
    private static final int WARM_UP_SECONDS = 60;

    private static final int SECONDS = 15;
    private static final int PATIENCE_SECONDS = 60;
    private static final double LEAST_KEPT = 0.95;

    private CommitToFact() {}

    static List<Figure> measure(Platform platform, Effort effort, Pace pace) throws Exception {
        try (KafkaConsumer<String, @Nullable String> consumer = platform.consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(DealFacts.TOPIC).stream()
                    .map(info -> new TopicPartition(DealFacts.TOPIC, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            latencies(platform, consumer, pace, effort.of(WARM_UP_SECONDS * pace.perSecond()));
            long begin = System.nanoTime();
            List<Long> latencies = latencies(platform, consumer, pace, effort.of(SECONDS * pace.perSecond()));
            double held = latencies.size() * 1e9 / (System.nanoTime() - begin);
            return figures(pace, new Percentiles(latencies), held);
        }
    }

    /** That the rate was kept is a figure only where one connection could not keep it. */
    private static List<Figure> figures(Pace pace, Percentiles percentiles, double held) {
        String what = "commit → fact on Kafka at " + pace.perSecond() + "/s, ";
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.atMost(what + "p50", percentiles.millis(50), "ms", pace.mostP50Millis()));
        figures.add(Figure.atMost(what + "p99", percentiles.millis(99), "ms", pace.mostP99Millis()));
        if (pace.connections() > 1) {
            figures.add(Figure.atLeast(what + "rate kept", held, "facts/s", LEAST_KEPT * pace.perSecond()));
        }
        return figures;
    }

    private static List<Long> latencies(
            Platform platform, KafkaConsumer<String, @Nullable String> consumer, Pace pace, int atLeast)
            throws Exception {
        int connections = pace.connections();
        int each = Math.ceilDiv(atLeast, connections);
        int count = each * connections;
        List<CompletableFuture<Void>> commits = IntStream.range(0, connections)
                .mapToObj(connection -> CompletableFuture.runAsync(
                        () -> commit(platform, pace.perSecond() / connections, each), Thread::startVirtualThread))
                .toList();
        long deadline =
                System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS + (long) count / pace.perSecond());
        List<Long> latencies = new ArrayList<>(count);
        while (latencies.size() < count) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Of " + count + " facts " + latencies.size() + " have come");
            }
            consumer.poll(Duration.ofMillis(50)).forEach(fact -> latencies.add(age(fact)));
        }
        for (CompletableFuture<Void> commit : commits) {
            commit.get();
        }
        return latencies;
    }

    private static void commit(Platform platform, int perSecond, int count) {
        try (DealFacts deals = new DealFacts(platform, UUID.randomUUID().toString())) {
            OpenLoop.run(perSecond, count, i -> deals.commit(1, DealFacts.OPENED));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long age(ConsumerRecord<?, ?> fact) {
        Instant time =
                Instant.parse(new String(fact.headers().lastHeader("ce_time").value(), StandardCharsets.UTF_8));
        return Duration.between(time, Instant.now()).toNanos();
    }
}
