package dev.kontor.demo.day;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** What a step demands, at once or within a time. */
final class Expect {
    private static final Duration POLL = Duration.ofMillis(25);

    private Expect() {}

    static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new StepFailed(otherwise);
        }
    }

    static void equal(Object expected, Object actual, String what) {
        that(Objects.equals(expected, actual), what + " is " + actual + ", expected " + expected);
    }

    /** The value as soon as there is one. */
    static <T> T within(Duration patience, String what, Supplier<Optional<T>> look) {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<T> found = look.get();
        while (found.isEmpty()) {
            that(System.nanoTime() < deadline, "not within " + Story.seconds(patience) + ": " + what);
            LockSupport.parkNanos(POLL.toNanos());
            found = look.get();
        }
        return found.get();
    }
}
