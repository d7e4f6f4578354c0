package dev.kontor.notification.due;

import dev.kontor.notification.delivery.Attempt;
import dev.kontor.notification.delivery.Deliveries;
import dev.kontor.notification.delivery.Delivery;
import dev.kontor.notification.delivery.DeliveryFact;
import dev.kontor.notification.delivery.Reasons;
import dev.kontor.platform.event.CurrentEvent;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Takes a batch of due rows. {@code FOR UPDATE SKIP LOCKED} lets any number of replicas claim side by side without waiting and without
 * taking the same row; the commit makes the claim known, and only then is anything sent.
 *
 * <p>What is guaranteed. <b>No loss:</b> a row leaves the table's open states only in the transaction that records its outcome, so
 * whatever dies, the row is claimed again when its lease ends. <b>Once, but for one window:</b> a process killed after the server's 250
 * and before the outcome's commit leaves a claimed row that says nothing of the 250, as does a connection that breaks between the last
 * byte and the 250. SMTP has no way to ask. Such a row is sent again under the same {@code Message-ID}, by which servers and people
 * can tell a repeat; a row killed at any other moment is sent exactly once.
 */
@ApplicationScoped
class ClaimDue {
    private final Deliveries deliveries;
    private final Outbox outbox;
    private final CurrentEvent current;
    private final DueSettings settings;
    private final Clock clock;

    ClaimDue(Deliveries deliveries, Outbox outbox, CurrentEvent current, DueSettings settings, Clock clock) {
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.current = current;
        this.settings = settings;
        this.clock = clock;
    }

    /** The claims of this batch, fewer than its size when less was due; rows past their end are given up on the way. */
    @WithTransaction
    public Uni<List<Claim>> claim() {
        Instant now = clock.instant();
        UUID claim = Ids.next();
        return deliveries.lockClaimable(now, settings.batch()).chain(due -> {
            List<Claim> claims = new ArrayList<>();
            return Multi.createFrom()
                    .iterable(due)
                    .onItem()
                    .transformToUniAndConcatenate(delivery -> settleLost(delivery, now)
                            .chain(() -> {
                                if (delivery.isExpired(now)) {
                                    return giveUp(delivery, Reasons.EXPIRED, now);
                                }
                                if (delivery.attempts() >= settings.maxAttempts()) {
                                    return giveUp(delivery, Reasons.ABANDONED, now);
                                }
                                delivery.claim(claim, now.plus(settings.lease()));
                                claims.add(new Claim(claim, delivery));
                                return Uni.createFrom().voidItem();
                            }))
                    .collect()
                    .last()
                    .replaceWith(claims);
        });
    }

    /** The log tells of the attempt that nobody finished. */
    private static Uni<Void> settleLost(Delivery delivery, Instant now) {
        return delivery.isLost()
                ? Panache.getSession()
                        .chain(session ->
                                session.persist(Attempt.lost(Ids.next(), delivery.id(), delivery.attempts(), now)))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> giveUp(Delivery delivery, String reason, Instant now) {
        current.actAs(SendDue.ACTOR, delivery.correlationId(), null);
        DeliveryFact failed = delivery.fail(reason, now);
        return outbox.publish(delivery, List.of(failed));
    }
}
