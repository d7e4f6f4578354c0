package dev.kontor.demo.client;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Deals refer to customers and staff by deals-service's own copies, which follow their owners a moment later. */
public final class References {
    private static final Map<String, String> COLLECTIONS =
            Map.of("staff", "/staff", "organisation", "/organisations", "person", "/people");
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private References() {}

    /** Returns when deals-service knows as many of each kind as there are. */
    public static void await(Session session) {
        COLLECTIONS.forEach((kind, collection) -> await(session, kind, Listing.count(session, collection, null)));
    }

    private static void await(Session session, String kind, long expected) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long known = known(session, kind);
        while (known < expected) {
            if (System.nanoTime() > deadline) {
                throw new PlatformMissing("deals-service knows " + known + " of " + expected + " records of kind "
                        + kind + ": is Kafka Connect running? See ./kontor status");
            }
            LockSupport.parkNanos(POLL.toNanos());
            known = known(session, kind);
        }
    }

    private static long known(Session session, String kind) {
        return session.get("/deals/references?kind=" + kind).path("count").asLong();
    }
}
