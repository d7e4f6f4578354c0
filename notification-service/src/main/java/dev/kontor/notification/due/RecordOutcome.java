package dev.kontor.notification.due;

import dev.kontor.notification.delivery.Attempt;
import dev.kontor.notification.delivery.Deliveries;
import dev.kontor.notification.delivery.Delivery;
import dev.kontor.notification.delivery.Outcome;
import dev.kontor.platform.event.CurrentEvent;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Writes down what an attempt came to: the log's entry, the row's new state and the fact, in one transaction. */
@ApplicationScoped
class RecordOutcome {
    private final Deliveries deliveries;
    private final Outbox outbox;
    private final CurrentEvent current;
    private final Clock clock;
    private final Backoff backoff;
    private final int maxAttempts;

    RecordOutcome(Deliveries deliveries, Outbox outbox, CurrentEvent current, DueSettings settings, Clock clock) {
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.current = current;
        this.clock = clock;
        this.backoff = new Backoff(
                settings.firstPause(),
                settings.longestPause(),
                () -> ThreadLocalRandom.current().nextDouble());
        this.maxAttempts = settings.maxAttempts();
    }

    @WithTransaction
    public Uni<Void> record(Claim claim, Outcome outcome) {
        Delivery claimed = claim.delivery();
        Instant now = clock.instant();
        current.actAs(SendDue.ACTOR, claimed.correlationId(), null);
        Attempt attempt = Attempt.of(Ids.next(), claimed.id(), claimed.attempts(), outcome, now);
        return Panache.getSession()
                .chain(session -> session.persist(attempt))
                .chain(() -> deliveries.lock(claimed.id()))
                .chain(delivery -> outbox.publish(
                        delivery, delivery.conclude(claim.id(), outcome, retryAt(claimed.attempts(), now), now)));
    }

    private @Nullable Instant retryAt(int attempts, Instant now) {
        return attempts >= maxAttempts ? null : now.plus(backoff.after(attempts));
    }
}
