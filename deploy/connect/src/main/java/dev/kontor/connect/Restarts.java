package dev.kontor.connect;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * When which connector is to be started again: at once when it has failed, later and later while it goes on failing, at once again after it
 * has run for longer than the longest wait. Times are those of {@link System#nanoTime()}.
 */
final class Restarts {
    static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Map<String, Attempt> attempts = new HashMap<>();

    private record Attempt(long nanos, Duration pause) {
        boolean isOlderThan(Duration age, long now) {
            return now - nanos >= age.toNanos();
        }

        Attempt next(long now) {
            Duration twice = pause.multipliedBy(2);
            return new Attempt(now, twice.compareTo(LONGEST_WAIT) < 0 ? twice : LONGEST_WAIT);
        }
    }

    /** Whether the connector, which has failed, is to be started again now; if so it counts as done. */
    boolean isDue(String connector, long now) {
        Attempt last = attempts.get(connector);
        if (last != null && !last.isOlderThan(last.pause(), now)) {
            return false;
        }
        attempts.put(connector, last == null ? new Attempt(now, FIRST_WAIT) : last.next(now));
        return true;
    }

    /** The connector runs. What it went through is forgotten when that has lasted. */
    void runs(String connector, long now) {
        Attempt last = attempts.get(connector);
        if (last != null && last.isOlderThan(last.pause().plus(LONGEST_WAIT), now)) {
            attempts.remove(connector);
        }
    }
}
