package dev.kontor.notification;

import dev.kontor.platform.integrity.Holding;
import dev.kontor.platform.integrity.Holdings;
import jakarta.inject.Singleton;
import java.util.List;

/** What notification-service can prove to hold. Its copy of people keeps only those with a birthday, and is not here. */
@Singleton
class NotificationHoldings implements Holdings {
    @Override
    public List<Holding> all() {
        return List.of(
                Holding.base("delivery", "delivery"),
                Holding.base("webhook", "webhook"),
                Holding.copy("staff", "staff_copy"),
                Holding.copy("meeting", "meeting_copy"));
    }
}
