package dev.kontor.notification.delivery;

import dev.kontor.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is planned for a subject in line with what it is now to be: moves, calls off and plans anew. Whoever has had the message
 * for an occurrence does not get it again for the same one, should the subject return to it.
 */
@ApplicationScoped
public class MoveDeliveries {
    private final Deliveries deliveries;
    private final PlanDelivery plan;
    private final Outbox outbox;
    private final Clock clock;

    MoveDeliveries(Deliveries deliveries, PlanDelivery plan, Outbox outbox, Clock clock) {
        this.deliveries = deliveries;
        this.plan = plan;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Moves what waits.
     *
     * @param wanted all that is to be delivered about the subject from now on; empty to call everything off
     */
    @WithTransaction
    public Uni<Void> move(String kind, UUID subjectId, List<DeliveryOrder> wanted) {
        return deliveries.lockWaiting(kind, subjectId).chain(waiting -> {
            List<DeliveryOrder> left = new ArrayList<>(wanted);
            List<Supplier<Uni<Void>>> steps = new ArrayList<>();
            for (Delivery delivery : waiting) {
                DeliveryOrder order = take(left, delivery.recipientId());
                steps.add(() -> order == null ? cancel(delivery) : adapt(delivery, order));
            }
            left.forEach(order -> steps.add(() -> plan.plan(order)));
            return Multi.createFrom()
                    .iterable(steps)
                    .onItem()
                    .transformToUniAndConcatenate(Supplier::get)
                    .collect()
                    .last()
                    .replaceWithVoid();
        });
    }

    private static @Nullable DeliveryOrder take(List<DeliveryOrder> orders, @Nullable UUID recipientId) {
        DeliveryOrder found = orders.stream()
                .filter(order -> Objects.equals(order.recipientId(), recipientId))
                .findFirst()
                .orElse(null);
        if (found != null) {
            orders.remove(found);
        }
        return found;
    }

    private Uni<Void> cancel(Delivery delivery) {
        return outbox.publish(delivery, delivery.cancel(clock.instant()));
    }

    /** The key is free to move unless the recipient has a delivery for that occurrence from before. */
    private Uni<Void> adapt(Delivery delivery, DeliveryOrder order) {
        if (delivery.occurrence().equals(order.occurrence())) {
            return outbox.publish(delivery, delivery.follow(order, clock.instant()));
        }
        return deliveries
                .lock(order)
                .chain(other -> other == null
                        ? outbox.publish(delivery, delivery.follow(order, clock.instant()))
                        : cancel(delivery).chain(() -> plan.plan(order)));
    }
}
