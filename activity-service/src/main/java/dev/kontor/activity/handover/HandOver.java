package dev.kontor.activity.handover;

import dev.kontor.activity.ActivityError;
import dev.kontor.activity.handover.consumed.PartNews;
import dev.kontor.platform.outbox.Aggregate;
import dev.kontor.platform.problem.Problem;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One job that gives all of somebody's records to somebody else, and back for thirty days. */
@Entity
@Table(name = "hand_over")
public class HandOver implements Aggregate {
    static final Duration TIME_TO_UNDO = Duration.ofDays(30);

    @Id
    private UUID id;

    private long version;
    private UUID fromId;
    private UUID toId;

    @Nullable
    private String team;

    @Nullable
    private String reason;

    /** The code that clients see, so that a filter compares like with like. */
    private String state;

    @JdbcTypeCode(SqlTypes.JSON)
    private Parts parts;

    private String requestedBy;
    private Instant createdAt;
    private Instant undoUntil;
    private Instant updatedAt;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected HandOver() {}

    private HandOver(
            UUID id, Way way, Collection<Kind> kinds, @Nullable String reason, String requestedBy, Instant now) {
        this.id = id;
        this.fromId = way.fromId();
        this.toId = way.toId();
        this.team = way.team();
        this.reason = reason;
        this.state = HandOverState.RUNNING.code();
        this.parts = Parts.of(kinds);
        this.requestedBy = requestedBy;
        this.createdAt = now;
        this.undoUntil = now.plus(TIME_TO_UNDO);
        this.updatedAt = now;
    }

    /**
     * From whom to whom.
     *
     * @param team of the receiver
     */
    record Way(UUID fromId, UUID toId, @Nullable String team) {}

    /** @param requestedBy {@code user:<id>} or {@code client:<client id>} */
    static HandOver start(
            UUID id, Way way, Collection<Kind> kinds, @Nullable String reason, String requestedBy, Instant now) {
        return new HandOver(id, way, kinds, reason, requestedBy, now);
    }

    HandOverFact started() {
        return new HandOverFact.Started(fromId, toId, team, parts.kinds(), undoUntil);
    }

    /**
     * Takes over what a service tells of its part.
     *
     * @param completed whether that part is done
     * @param partVersion of the part; older news, come late, change nothing
     */
    List<HandOverFact> follow(PartNews news, boolean completed, long partVersion, Instant now) {
        Parts next = parts.with(news.kind(), partVersion, part -> part.follow(news, completed, partVersion, now));
        if (next.equals(parts)) {
            return List.of();
        }
        parts = next;
        updatedAt = now;
        if (state() == HandOverState.RUNNING && parts.areFinished()) {
            state = HandOverState.COMPLETED.code();
            return List.of(new HandOverFact.Completed(fromId, toId, parts.sum(Part::moved), parts.sum(Part::skipped)));
        }
        if (state() == HandOverState.UNDOING && parts.areReturned()) {
            state = HandOverState.UNDONE.code();
            return List.of(new HandOverFact.Undone(
                    fromId, toId, parts.sum(part -> count(part.returned())), parts.sum(part -> count(part.kept()))));
        }
        return List.of();
    }

    List<HandOverFact> undo(Instant now) {
        if (state() != HandOverState.COMPLETED) {
            throw Problem.of(ActivityError.HAND_OVER_NOT_COMPLETED, "The hand-over is " + state);
        }
        if (now.isAfter(undoUntil)) {
            throw Problem.of(ActivityError.UNDO_OVER, "It could be undone until " + undoUntil);
        }
        state = HandOverState.UNDOING.code();
        updatedAt = now;
        return List.of(new HandOverFact.UndoStarted(fromId, toId, parts.kinds()));
    }

    private static long count(@Nullable Long records) {
        return records == null ? 0 : records;
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

    UUID fromId() {
        return fromId;
    }

    UUID toId() {
        return toId;
    }

    @Nullable
    String reason() {
        return reason;
    }

    HandOverState state() {
        return HandOverState.of(state);
    }

    Parts parts() {
        return parts;
    }

    String requestedBy() {
        return requestedBy;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant undoUntil() {
        return undoUntil;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
