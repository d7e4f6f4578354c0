package dev.kontor.deals;

import dev.kontor.platform.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something happened in the business, and when it is being recorded. Sales people record yesterday's handshake today, so the first
 * may lie before the second, never after it.
 */
public record Moment(Instant at, Instant recordedAt) {
    public Moment {
        requirePast(at, recordedAt);
    }

    /** The moment that a request names; now when it names none. */
    public static Moment of(@Nullable Instant at, Clock clock) {
        Instant now = clock.instant();
        return new Moment(at == null ? now : at, now);
    }

    /** Refuses what lies in the future; null is any time. */
    public static void requirePast(@Nullable Instant at, Instant now) {
        if (at != null && at.isAfter(now)) {
            throw Problem.of(DealError.TIME_IMPOSSIBLE, at + " lies in the future");
        }
    }
}
