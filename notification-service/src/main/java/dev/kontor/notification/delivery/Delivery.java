package dev.kontor.notification.delivery;

import dev.kontor.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One message to one person by one channel. Verbs change it and return what happened. */
@Entity
public class Delivery implements Aggregate {
    @Id
    private UUID id;

    private long version;
    private String kind;
    private UUID subjectId;
    private String occurrence;

    @Nullable
    private UUID recipientId;

    private String channel;
    private Instant dueAt;

    @Nullable
    private Instant notAfter;

    /** The code and not the enum, so that a filter compares like with like. */
    private String state;

    private int attempts;
    private Instant nextAttemptAt;

    @Nullable
    private UUID claimId;

    @Nullable
    private String reason;

    private UUID correlationId;
    private Instant createdAt;

    @Nullable
    private Instant finishedAt;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected Delivery() {}

    Delivery(UUID id, DeliveryOrder order, UUID correlationId, Instant now) {
        this.id = id;
        this.kind = order.kind();
        this.subjectId = order.subjectId();
        this.occurrence = order.occurrence();
        this.recipientId = order.recipientId();
        this.channel = DeliveryOrder.CHANNEL;
        this.dueAt = order.dueAt();
        this.notAfter = order.notAfter();
        this.state = DeliveryState.SCHEDULED.code();
        this.nextAttemptAt = order.dueAt();
        this.correlationId = correlationId;
        this.createdAt = now;
    }

    DeliveryFact scheduled() {
        return new DeliveryFact.Scheduled(snapshot());
    }

    /**
     * Follows a change of the plan. What is sent, failed or under way stays as it is; what was called off is on again.
     *
     * @return nothing when the order says what is planned already
     */
    List<DeliveryFact> follow(DeliveryOrder order, Instant now) {
        if (state() == DeliveryState.CANCELLED) {
            state = DeliveryState.SCHEDULED.code();
            finishedAt = null;
            attempts = 0;
            plan(order);
            return List.of(scheduled());
        }
        boolean same = dueAt.equals(order.dueAt()) && occurrence.equals(order.occurrence());
        if (state() != DeliveryState.SCHEDULED || same) {
            return List.of();
        }
        plan(order);
        return List.of(new DeliveryFact.Rescheduled(snapshot(), now));
    }

    private void plan(DeliveryOrder order) {
        occurrence = order.occurrence();
        dueAt = order.dueAt();
        notAfter = order.notAfter();
        nextAttemptAt = order.dueAt();
    }

    /** Calls it off while it waits; one that a worker has is looked at again before it is sent. */
    List<DeliveryFact> cancel(Instant now) {
        return state() == DeliveryState.SCHEDULED ? List.of(cancelled(now)) : List.of();
    }

    /** Takes it for an attempt. A crash counts as one, so that a message that kills its worker comes to an end. */
    public void claim(UUID claim, Instant leaseEndsAt) {
        state = DeliveryState.CLAIMED.code();
        claimId = claim;
        attempts++;
        nextAttemptAt = leaseEndsAt;
    }

    /** Whether a worker has claimed it and never said what came of it. */
    public boolean isLost() {
        return state() == DeliveryState.CLAIMED;
    }

    public boolean isExpired(Instant now) {
        return notAfter != null && !now.isBefore(notAfter);
    }

    /** Gives it up. */
    public DeliveryFact fail(String why, Instant now) {
        finish(DeliveryState.FAILED, now);
        reason = why;
        return new DeliveryFact.Failed(snapshot(), now, attempts, why);
    }

    /**
     * Takes the outcome of an attempt.
     *
     * @param claim the claim under which the attempt was made. When it is over, only the news that the letter went out still counts
     * @param retryAt when the next attempt would be made, null when this was the last one
     */
    public List<DeliveryFact> conclude(UUID claim, Outcome outcome, @Nullable Instant retryAt, Instant now) {
        if (outcome instanceof Outcome.Accepted) {
            return isOpen() ? List.of(sent(now)) : List.of();
        }
        if (state() != DeliveryState.CLAIMED || !claim.equals(claimId)) {
            return List.of();
        }
        DeliveryFact fact = switch (outcome) {
            case Outcome.Accepted accepted -> sent(now);
            case Outcome.Superseded superseded -> cancelled(now);
            case Outcome.Refused refused -> fail(refused.reason(), now);
            case Outcome.Deferred deferred when retryAt == null -> fail(deferred.reason(), now);
            case Outcome.Deferred deferred -> defer(deferred.reason(), retryAt, now);
        };
        return List.of(fact);
    }

    private DeliveryFact sent(Instant now) {
        finish(DeliveryState.SENT, now);
        return new DeliveryFact.Sent(snapshot(), now, attempts);
    }

    private DeliveryFact defer(String why, Instant retryAt, Instant now) {
        state = DeliveryState.SCHEDULED.code();
        claimId = null;
        reason = why;
        // No later than its end, so that it is known to have failed when it has.
        nextAttemptAt = notAfter != null && retryAt.isAfter(notAfter) ? notAfter : retryAt;
        return new DeliveryFact.Deferred(snapshot(), now, attempts, why, nextAttemptAt);
    }

    private DeliveryFact cancelled(Instant now) {
        finish(DeliveryState.CANCELLED, now);
        return new DeliveryFact.Cancelled(snapshot(), now);
    }

    private void finish(DeliveryState end, Instant now) {
        state = end.code();
        claimId = null;
        reason = null;
        finishedAt = now;
    }

    private boolean isOpen() {
        return state() == DeliveryState.SCHEDULED || state() == DeliveryState.CLAIMED;
    }

    private DeliveryFact.Snapshot snapshot() {
        return new DeliveryFact.Snapshot(kind, channel, subjectId, recipientId, dueAt);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public void advanceTo(long next) {
        version = next;
    }

    public String kind() {
        return kind;
    }

    public UUID subjectId() {
        return subjectId;
    }

    public String occurrence() {
        return occurrence;
    }

    public @Nullable UUID recipientId() {
        return recipientId;
    }

    public String channel() {
        return channel;
    }

    public Instant dueAt() {
        return dueAt;
    }

    @Nullable
    Instant notAfter() {
        return notAfter;
    }

    public DeliveryState state() {
        return DeliveryState.of(state);
    }

    public int attempts() {
        return attempts;
    }

    Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    public @Nullable UUID claimId() {
        return claimId;
    }

    @Nullable
    String reason() {
        return reason;
    }

    public UUID correlationId() {
        return correlationId;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant finishedAt() {
        return finishedAt;
    }
}
