package dev.kontor.activity;

import dev.kontor.platform.integrity.Holding;
import dev.kontor.platform.integrity.Holdings;
import jakarta.inject.Singleton;
import java.util.List;

/** What activity-service can prove to hold. */
@Singleton
class ActivityHoldings implements Holdings {
    @Override
    public List<Holding> all() {
        return List.of(
                Holding.base("staff", "staff_member"),
                Holding.base("team", "team"),
                Holding.base("access-rule", "access_rule"),
                Holding.base("task", "task"),
                Holding.base("meeting", "meeting"),
                Holding.base("hand-over", "hand_over"));
    }
}
