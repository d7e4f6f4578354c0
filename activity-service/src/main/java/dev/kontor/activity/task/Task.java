package dev.kontor.activity.task;

import dev.kontor.activity.ActivityError;
import dev.kontor.platform.access.Owned;
import dev.kontor.platform.outbox.Aggregate;
import dev.kontor.platform.problem.Problem;
import dev.kontor.platform.sharing.Grant;
import dev.kontor.platform.sharing.Withdrawal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something to be done, once. Who is to do it owns it. */
@Entity
public class Task implements Aggregate, Owned {
    @Id
    private UUID id;

    private long version;
    private String title;

    @Nullable
    private String note;

    @Column(name = "assignee_id")
    @Nullable
    private UUID ownerId;

    @Nullable
    private String team;

    @Nullable
    private Instant dueAt;

    @Nullable
    private UUID partyId;

    @Nullable
    private String reason;

    @Nullable
    private UUID causeId;

    /** The code that clients see, so that a filter compares like with like. */
    private String state;

    @Nullable
    private Instant closedAt;

    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected Task() {}

    @SuppressWarnings("NullAway") // describe() sets the rest
    private Task(UUID id, TaskContent content, Assignment assignment, @Nullable Cause cause, Instant now) {
        this.id = id;
        this.ownerId = assignment.assigneeId();
        this.team = assignment.team();
        this.reason = cause == null ? null : cause.reason();
        this.causeId = cause == null ? null : cause.id();
        this.state = TaskState.OPEN.code();
        this.createdAt = now;
        describe(content, now);
    }

    /**
     * Whose the task is.
     *
     * @param assigneeId null when the team, or anybody, may take it
     */
    record Assignment(@Nullable UUID assigneeId, @Nullable String team) {}

    /**
     * Why there is a task.
     *
     * @param reason code of the rule, such as {@code missed-call}
     * @param id the record that made the rule fire
     */
    record Cause(@Nullable String reason, @Nullable UUID id) {}

    static Task create(UUID id, TaskContent content, Assignment assignment, @Nullable Cause cause, Instant now) {
        return new Task(id, content, assignment, cause, now);
    }

    TaskFact created() {
        return new TaskFact.Created(ownerId, team, reason, dueAt, partyId, causeId);
    }

    /** Changes what the task is about; nothing happens when nothing differs. */
    List<TaskFact> revise(TaskContent content, Instant now) {
        requireOpen();
        List<String> changed = content.changedFrom(content());
        if (changed.isEmpty()) {
            return List.of();
        }
        describe(content, now);
        return List.of(new TaskFact.Revised(changed, ownerId, team, partyId));
    }

    List<TaskFact> reassign(UUID toAssigneeId, @Nullable String toTeam, Instant now) {
        requireOpen();
        if (toAssigneeId.equals(ownerId) && Objects.equals(toTeam, team)) {
            return List.of();
        }
        TaskFact fact = new TaskFact.Reassigned(ownerId, toAssigneeId, toTeam, partyId);
        ownerId = toAssigneeId;
        team = toTeam;
        updatedAt = now;
        return List.of(fact);
    }

    /** Done twice is done once. */
    List<TaskFact> complete(Instant now) {
        if (state() == TaskState.DONE) {
            return List.of();
        }
        close(TaskState.DONE, now);
        return List.of(new TaskFact.Completed(ownerId, team, partyId, now));
    }

    List<TaskFact> cancel(Instant now) {
        if (state() == TaskState.CANCELLED) {
            return List.of();
        }
        close(TaskState.CANCELLED, now);
        return List.of(new TaskFact.Cancelled(ownerId, team, partyId, now));
    }

    private void close(TaskState as, Instant now) {
        requireOpen();
        state = as.code();
        closedAt = now;
        updatedAt = now;
    }

    private void requireOpen() {
        if (state() != TaskState.OPEN) {
            throw Problem.of(ActivityError.TASK_CLOSED, "The task is " + state + " since " + closedAt);
        }
    }

    private void describe(TaskContent content, Instant now) {
        title = content.title();
        note = content.note();
        dueAt = content.dueAt();
        partyId = content.partyId();
        updatedAt = now;
    }

    /** What a revision starts from. */
    TaskContent content() {
        return new TaskContent(title, note, dueAt, partyId);
    }

    @Override
    public @Nullable UUID ownerId() {
        return ownerId;
    }

    @Override
    public @Nullable String team() {
        return team;
    }

    TaskFact shared(Grant grant) {
        return new TaskFact.Shared(ownerId, team, partyId, grant);
    }

    TaskFact unshared(Withdrawal withdrawal) {
        return new TaskFact.Unshared(ownerId, team, partyId, withdrawal);
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

    Assignment assignment() {
        return new Assignment(ownerId, team);
    }

    Cause cause() {
        return new Cause(reason, causeId);
    }

    TaskState state() {
        return TaskState.valueOf(state.toUpperCase(Locale.ROOT));
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
