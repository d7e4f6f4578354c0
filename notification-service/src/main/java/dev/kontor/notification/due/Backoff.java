package dev.kontor.notification.due;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Pauses between attempts: each twice as long as the one before, up to the longest; of each a random share between half and all is
 * taken, so that what failed together does not come back together.
 *
 * @param dice 0 (inclusive) to 1 (exclusive)
 */
record Backoff(Duration first, Duration longest, DoubleSupplier dice) {
    private static final int MAX_DOUBLINGS = 30;

    /** @param attempts how many have failed, at least 1 */
    Duration after(int attempts) {
        long factor = 1L << Math.min(attempts - 1, MAX_DOUBLINGS);
        long full = first.toMillis() > longest.toMillis() / factor ? longest.toMillis() : first.toMillis() * factor;
        return Duration.ofMillis(full / 2 + (long) (full / 2.0 * dice.getAsDouble()));
    }
}
