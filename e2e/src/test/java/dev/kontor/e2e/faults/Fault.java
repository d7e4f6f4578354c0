package dev.kontor.e2e.faults;

import java.time.Duration;
import java.util.Locale;

/**
 * One fault to come.
 *
 * @param after pause since the one before has begun
 * @param lasts until it is undone; the recovery comes on top
 */
record Fault(Duration after, FaultKind kind, String target, Duration lasts) {
    @Override
    public String toString() {
        String what = target + ": " + kind;
        return lasts.isZero() ? what : String.format(Locale.ROOT, "%s for %.1f s", what, lasts.toMillis() / 1000.0);
    }
}
