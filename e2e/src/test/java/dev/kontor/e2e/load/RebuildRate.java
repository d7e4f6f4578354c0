package dev.kontor.e2e.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Session;
import dev.kontor.e2e.Platform;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * The reports of a million facts are built anew beside the live ones: the rate beside a consumer that only reads the facts. Both have been at
 * it once before: the consumer with the same facts, the service with the fewer that were there.
 */
final class RebuildRate {
    private static final int FACTS = 1_000_000;
    private static final int TRIAL_FACTS = 4_000;
    private static final int FACTS_PER_DEAL = DealFacts.OPENED_AND_WON;
    private static final int DEALS_PER_COMMIT = 10_000;
    private static final double LEAST_LOADED = 0.2;
    /** With the new tables' indexes, and both compared row by row. */
    private static final double LEAST_SWITCHED = 0.1;

    private static final String SERVICE = "/rebuilds/analytics";
    private static final String PROJECTION = "reports";
    private static final String LOADING = "loading";
    private static final String SWITCHED = "switched";
    private static final List<String> IN_VAIN = List.of("differs", "abandoned", "failed", "interrupted");
    private static final long POLL_MILLIS = 100;
    private static final long PATIENCE_MINUTES = 20;

    private final Platform platform;
    private final Session admin;

    private RebuildRate(Platform platform) {
        this.platform = platform;
        this.admin = platform.as("admin");
    }

    static List<Figure> measure(Platform platform, Effort effort) throws Exception {
        RebuildRate rebuild = new RebuildRate(platform);
        rebuild.begin();
        rebuild.awaitPhase(SWITCHED::equals);
        rebuild.commit(effort.equals(Effort.FULL) ? FACTS : TRIAL_FACTS);
        Rest.await(platform);
        PlainTopic.Reading plain = new PlainTopic(platform, DealFacts.TOPIC).plainReading();
        long begin = System.nanoTime();
        rebuild.begin();
        rebuild.awaitPhase(phase -> !phase.isEmpty() && !LOADING.equals(phase));
        double loaded = plain.records() * 1e9 / (System.nanoTime() - begin);
        rebuild.awaitPhase(SWITCHED::equals);
        double switched = plain.records() * 1e9 / (System.nanoTime() - begin);
        String what = "rebuild from " + plain.records() + " facts, ";
        return List.of(
                Figure.ratio(what + "loaded / plain consumer", loaded, plain.perSecond(), "facts/s", LEAST_LOADED),
                Figure.ratio(
                        what + "switched / plain consumer", switched, plain.perSecond(), "facts/s", LEAST_SWITCHED));
    }

    /** Returns when the live reports have them all. */
    private void commit(int facts) throws SQLException {
        int deals = facts / FACTS_PER_DEAL;
        long known = AnalyticsBacklog.deals(platform);
        try (DealFacts outbox = new DealFacts(platform, UUID.randomUUID().toString())) {
            for (int left = deals; left > 0; left -= DEALS_PER_COMMIT) {
                outbox.commit(Math.min(left, DEALS_PER_COMMIT), FACTS_PER_DEAL);
            }
        }
        long deadline = deadline();
        while (AnalyticsBacklog.deals(platform) < known + deals) {
            pause(deadline);
        }
    }

    private void begin() {
        admin.post(SERVICE + "/" + PROJECTION, Map.of());
    }

    private void awaitPhase(Predicate<String> wanted) {
        long deadline = deadline();
        for (JsonNode run = run(); !wanted.test(run.path("phase").asText()); run = run()) {
            if (IN_VAIN.contains(run.path("phase").asText())) {
                throw new IllegalStateException("The rebuild has ended otherwise: " + run);
            }
            pause(deadline);
        }
    }

    private JsonNode run() {
        for (JsonNode run : admin.get(SERVICE).path("items")) {
            if (PROJECTION.equals(run.path("projection").asText())) {
                return run;
            }
        }
        throw new IllegalStateException("Analytics does not know how to rebuild its reports");
    }

    private static long deadline() {
        return System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
    }

    private static void pause(long deadline) {
        if (System.nanoTime() > deadline) {
            throw new IllegalStateException("Not done in " + PATIENCE_MINUTES + " minutes");
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
    }
}
