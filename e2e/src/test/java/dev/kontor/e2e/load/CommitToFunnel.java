package dev.kontor.e2e.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Session;
import dev.kontor.e2e.Platform;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How long after its commit a deal is counted in the funnel, as a caller of the gateway sees it. */
final class CommitToFunnel {
    private static final int PER_SECOND = 200;
    private static final int COUNT = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final double MOST_P99_MILLIS = 1_000;
    private static final String REPORT = "/reports/deals?pipeline=";

    private CommitToFunnel() {}

    static List<Figure> measure(Platform platform, Effort effort) throws Exception {
        Session session = platform.as("admin");
        int count = effort.of(COUNT);
        JsonNode pipeline = session.post(
                "/pipelines",
                Map.of(
                        "code",
                        "bench",
                        "name",
                        "Bench",
                        "stages",
                        List.of(Map.of("code", "begun", "name", "Begun", "position", 1, "probability", 10))));
        String pipelineId = pipeline.path("id").asText();
        AtomicInteger committed = new AtomicInteger();
        Map<Integer, Long> committedAt = new ConcurrentSkipListMap<>();
        List<Long> latencies = new ArrayList<>();
        Thread commits = Thread.ofPlatform().start(() -> commit(platform, pipelineId, count, committed, committedAt));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int visible = 0; visible < count; ) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Of " + count + " deals " + committed + " are committed and " + visible + " are counted");
            }
            int counted = session.get(REPORT + "bench").path("open").asInt();
            long now = System.nanoTime();
            while (visible < counted && committedAt.containsKey(visible + 1)) {
                latencies.add(now - committedAt.get(++visible));
            }
        }
        commits.join();
        return List.of(Figure.atMost(
                "commit → counted in the funnel at 200/s, p99",
                new Percentiles(latencies).millis(99),
                "ms",
                MOST_P99_MILLIS));
    }

    /** The n-th commit stands for the n-th deal: who is counted before whom does not matter to the count. */
    private static void commit(
            Platform platform, String pipelineId, int count, AtomicInteger committed, Map<Integer, Long> committedAt) {
        try (DealFacts deals = new DealFacts(platform, pipelineId)) {
            OpenLoop.run(PER_SECOND, count, i -> {
                deals.commit(1, DealFacts.OPENED);
                committedAt.put(committed.incrementAndGet(), System.nanoTime());
            });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
