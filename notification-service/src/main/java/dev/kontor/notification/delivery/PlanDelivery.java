package dev.kontor.notification.delivery;

import dev.kontor.platform.event.CurrentEvent;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Plans a message, once however often it is ordered. Runs in the transaction of the event or plan that orders it. */
@ApplicationScoped
public class PlanDelivery {
    private final Deliveries deliveries;
    private final Outbox outbox;
    private final CurrentEvent current;
    private final Clock clock;

    PlanDelivery(Deliveries deliveries, Outbox outbox, CurrentEvent current, Clock clock) {
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.current = current;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Void> plan(DeliveryOrder order) {
        Delivery fresh = new Delivery(Ids.next(), order, current.context().correlationId(), clock.instant());
        return deliveries.insertIfAbsent(fresh).chain(inserted -> inserted ? begin(fresh, order) : follow(order));
    }

    /** A message for nobody is kept all the same, as a failure that can be seen. */
    private Uni<Void> begin(Delivery fresh, DeliveryOrder order) {
        Uni<Void> scheduled = outbox.publish(fresh, List.of(fresh.scheduled()));
        return order.recipientId() != null
                ? scheduled
                : scheduled
                        .chain(() -> deliveries.lock(order))
                        .chain(stored ->
                                outbox.publish(stored, List.of(stored.fail(Reasons.NO_RECIPIENT, clock.instant()))));
    }

    private Uni<Void> follow(DeliveryOrder order) {
        return deliveries
                .lock(order)
                .chain(existing -> outbox.publish(existing, existing.follow(order, clock.instant())));
    }
}
