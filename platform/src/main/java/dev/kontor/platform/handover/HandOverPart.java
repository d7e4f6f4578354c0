package dev.kontor.platform.handover;

import dev.kontor.platform.handover.consumed.HandOverOrder;
import dev.kontor.platform.inbox.Received;
import dev.kontor.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The records of one kind in one hand-over, and how far they have come on their way over or back. */
@Entity
@Table(name = "hand_over_part")
public class HandOverPart implements Aggregate {
    static final String MOVING = "moving";
    static final String MOVED = "moved";
    static final String RETURNING = "returning";
    static final String RETURNED = "returned";

    @Id
    private UUID id;

    private long version;
    private UUID handOverId;
    private String kind;
    private UUID fromId;
    private UUID toId;

    @Nullable
    private String toTeam;

    private String state;
    private long total;
    private long moved;
    private long skipped;
    private String actor;
    private UUID correlationId;
    private UUID causationId;

    // Read and written by queries alone.
    @Nullable
    @SuppressWarnings("UnusedVariable")
    private Instant notBefore;

    // Read by housekeeping alone.
    @SuppressWarnings("UnusedVariable")
    private Instant undoUntil;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected HandOverPart() {}

    @SuppressWarnings("NullAway") // askedBy() sets the rest
    private HandOverPart(UUID id, Received event, HandOverOrder order, String kind, long total) {
        this.id = id;
        this.handOverId = event.subject();
        this.kind = kind;
        this.fromId = order.fromId();
        this.toId = order.toId();
        this.toTeam = order.team();
        this.undoUntil = order.undoUntil();
        set(MOVING, total);
        askedBy(event);
    }

    /** @param total of the records that are the former owner's now */
    static HandOverPart begin(UUID id, Received event, HandOverOrder order, String kind, long total) {
        return new HandOverPart(id, event, order, kind, total);
    }

    /** Counts a block that has gone over. What is over the first count has come to the owner since. */
    void move(int records) {
        moved += records;
        total = Math.max(total, moved);
    }

    /** No record is the former owner's any more. */
    void finishMoving() {
        state = MOVED;
        skipped = total - moved;
    }

    /** Turns round: what has gone over is to come back. */
    void beginReturning(Received event) {
        set(RETURNING, moved);
        askedBy(event);
    }

    /** Counts a block of which some are not the receiver's any more. */
    void giveBack(int records, int kept) {
        moved += records;
        skipped += kept;
    }

    void finishReturning() {
        state = RETURNED;
    }

    private void set(String next, long records) {
        state = next;
        total = records;
        moved = 0;
        skipped = 0;
    }

    private void askedBy(Received event) {
        actor = event.actor();
        correlationId = event.correlationId();
        causationId = event.id();
    }

    PartProgress progress() {
        return new PartProgress(
                handOverId, kind, RETURNING.equals(state) || RETURNED.equals(state), total, moved, skipped);
    }

    boolean isReturning() {
        return RETURNING.equals(state);
    }

    String kind() {
        return kind;
    }

    UUID fromId() {
        return fromId;
    }

    UUID toId() {
        return toId;
    }

    @Nullable
    String toTeam() {
        return toTeam;
    }

    /** Who asked for it. */
    String actor() {
        return actor;
    }

    UUID correlationId() {
        return correlationId;
    }

    /** The event by which it was asked for. */
    UUID causationId() {
        return causationId;
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
}
