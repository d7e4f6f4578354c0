package dev.kontor.notification.delivery;

import dev.kontor.notification.delivery.DeliveryFact.Cancelled;
import dev.kontor.notification.delivery.DeliveryFact.Deferred;
import dev.kontor.notification.delivery.DeliveryFact.Failed;
import dev.kontor.notification.delivery.DeliveryFact.Rescheduled;
import dev.kontor.notification.delivery.DeliveryFact.Scheduled;
import dev.kontor.notification.delivery.DeliveryFact.Sent;
import dev.kontor.notification.delivery.DeliveryFact.Snapshot;
import dev.kontor.platformtest.Contracts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveryFactContractTest {
    private static final Instant AT = Instant.parse("2026-03-02T08:00:00.250Z");
    private static final Snapshot DELIVERY = new Snapshot(
            "meeting-reminder",
            "mail",
            UUID.fromString("0195a3c0-1111-7000-8000-000000000001"),
            UUID.fromString("0195a3c0-2222-7000-8000-000000000002"),
            Instant.parse("2026-03-02T08:00:00Z"));

    @Test
    void everyFactIsWrittenAsItsContractSays() {
        Contracts.verifyAll(
                DeliveryFact.class,
                List.of(
                        new Scheduled(DELIVERY),
                        new Rescheduled(DELIVERY, AT),
                        new Cancelled(DELIVERY, AT),
                        new Deferred(DELIVERY, AT, 1, Reasons.UNREACHABLE, AT.plusSeconds(2)),
                        new Sent(DELIVERY, AT, 2),
                        new Failed(DELIVERY, AT, 3, Reasons.REFUSED)));
    }
}
