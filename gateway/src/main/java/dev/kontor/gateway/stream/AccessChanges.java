package dev.kontor.gateway.stream;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;

/**
 * When it last changed who may see what: decisions on access, staff and teams are facts like all others. What a service said before that holds
 * no longer; and each service applies a change at its own pace, so that what it says soon after holds for a moment only.
 */
@Singleton
class AccessChanges {
    private static final Set<String> TOPICS =
            Set.of("kontor.activity.access-rule", "kontor.activity.staff", "kontor.activity.team");
    private static final long SETTLING_MILLIS = 2_000;
    private static final long MOMENT_MILLIS = 200;

    private final Clock clock;
    private volatile long changed;

    AccessChanges(Clock clock) {
        this.clock = clock;
        this.changed = clock.millis();
    }

    /** Before any stream meets the fact. */
    void hear(Fact fact) {
        if (TOPICS.contains(fact.topic())) {
            somethingMayHaveChanged();
        }
    }

    /** Nobody listened for a while. */
    void somethingMayHaveChanged() {
        changed = clock.millis();
    }

    /** Whether the answer to a question of that time still holds, which it does for so long if nothing changes. */
    boolean holds(long askedMillis, long memoryMillis) {
        long since = askedMillis - changed;
        return since > 0 && clock.millis() - askedMillis <= (since < SETTLING_MILLIS ? MOMENT_MILLIS : memoryMillis);
    }
}
