package dev.kontor.notification.webhook.send;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When to try again.
 *
 * @param pauses before each attempt, the first included
 * @param jitter the share by which chance makes a pause longer or shorter
 * @param longestRetryAfter the longest Retry-After that is heeded
 * @param dice 0 (inclusive) to 1 (exclusive)
 */
record Schedule(List<Duration> pauses, double jitter, Duration longestRetryAfter, DoubleSupplier dice) {
    /**
     * The pause after a failure, null when there is no further attempt.
     *
     * @param tries how many have failed, at least 1
     * @param retryAfter what the receiver asked for: never sooner than that
     */
    @Nullable
    Duration after(int tries, @Nullable Duration retryAfter) {
        if (tries >= pauses.size()) {
            return null;
        }
        double factor = 1 + jitter * (2 * dice.getAsDouble() - 1);
        Duration planned = Duration.ofMillis(Math.round(pauses.get(tries).toMillis() * factor));
        return retryAfter == null ? planned : longer(planned, heeded(retryAfter));
    }

    private Duration heeded(Duration retryAfter) {
        return retryAfter.compareTo(longestRetryAfter) > 0 ? longestRetryAfter : retryAfter;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
