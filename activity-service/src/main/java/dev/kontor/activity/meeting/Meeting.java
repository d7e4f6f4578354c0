package dev.kontor.activity.meeting;

import dev.kontor.activity.ActivityError;
import dev.kontor.platform.access.Owned;
import dev.kontor.platform.outbox.Aggregate;
import dev.kontor.platform.problem.Problem;
import dev.kontor.platform.sharing.Grant;
import dev.kontor.platform.sharing.Withdrawal;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A meeting of the owner with a customer or with colleagues. */
@Entity
public class Meeting implements Aggregate, Owned {
    @Id
    private UUID id;

    private long version;
    private String title;
    private Instant startsAt;
    private Instant endsAt;
    private String timeZone;

    @Nullable
    private UUID ownerId;

    @Nullable
    private String team;

    private String[] attendeeIds;

    @Nullable
    private UUID partyId;

    private int reminderMinutes;
    private boolean cancelled;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected Meeting() {}

    @SuppressWarnings("NullAway") // plan() sets the rest
    private Meeting(UUID id, MeetingPlan plan, @Nullable UUID ownerId, @Nullable String team, Instant now) {
        this.id = id;
        this.ownerId = ownerId;
        this.team = team;
        this.createdAt = now;
        plan(plan, now);
    }

    static Meeting schedule(UUID id, MeetingPlan plan, @Nullable UUID ownerId, @Nullable String team, Instant now) {
        return new Meeting(id, plan, ownerId, team, now);
    }

    MeetingFact scheduled() {
        return new MeetingFact.Scheduled(startsAt, endsAt, ownerId, team, partyId);
    }

    /** Moves the meeting, changes what it is about, or both: a fact for each. */
    List<MeetingFact> revise(MeetingPlan plan, Instant now) {
        requireStanding();
        List<String> moved = plan.movedFrom(plan());
        List<String> changed = plan.changedFrom(plan());
        if (moved.isEmpty() && changed.isEmpty()) {
            return List.of();
        }
        plan(plan, now);
        List<MeetingFact> facts = new ArrayList<>();
        if (!moved.isEmpty()) {
            facts.add(new MeetingFact.Rescheduled(startsAt, endsAt, moved, ownerId, team, partyId));
        }
        if (!changed.isEmpty()) {
            facts.add(new MeetingFact.Revised(changed, ownerId, team, partyId));
        }
        return facts;
    }

    /** Cancelled twice is cancelled once. */
    List<MeetingFact> cancel(Instant now) {
        if (cancelled) {
            return List.of();
        }
        cancelled = true;
        updatedAt = now;
        return List.of(new MeetingFact.Cancelled(startsAt, ownerId, team, partyId, now));
    }

    /** Gives the meeting to another owner, who holds it instead. */
    List<MeetingFact> reassign(UUID toOwnerId, @Nullable String toTeam, Instant now) {
        requireStanding();
        if (toOwnerId.equals(ownerId) && Objects.equals(toTeam, team)) {
            return List.of();
        }
        MeetingFact fact = new MeetingFact.Reassigned(startsAt, endsAt, ownerId, toOwnerId, toTeam, partyId);
        ownerId = toOwnerId;
        team = toTeam;
        updatedAt = now;
        return List.of(fact);
    }

    private void requireStanding() {
        if (cancelled) {
            throw Problem.of(ActivityError.MEETING_CANCELLED, "Schedule another meeting instead");
        }
    }

    private void plan(MeetingPlan plan, Instant now) {
        title = plan.title();
        startsAt = plan.startsAt();
        endsAt = plan.endsAt();
        timeZone = plan.timeZone();
        attendeeIds = plan.attendeeIds().stream().map(UUID::toString).toArray(String[]::new);
        partyId = plan.partyId();
        reminderMinutes = plan.reminderMinutes();
        updatedAt = now;
    }

    /** What a revision starts from. */
    MeetingPlan plan() {
        return new MeetingPlan(title, startsAt, endsAt, timeZone, attendeeIds(), partyId, reminderMinutes);
    }

    MeetingFact shared(Grant grant) {
        return new MeetingFact.Shared(ownerId, team, partyId, grant);
    }

    MeetingFact unshared(Withdrawal withdrawal) {
        return new MeetingFact.Unshared(ownerId, team, partyId, withdrawal);
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

    @Override
    public @Nullable UUID ownerId() {
        return ownerId;
    }

    @Override
    public @Nullable String team() {
        return team;
    }

    boolean isAttendedBy(@Nullable UUID staffId) {
        return staffId != null && attendeeIds().contains(staffId);
    }

    private List<UUID> attendeeIds() {
        return Arrays.stream(attendeeIds).map(UUID::fromString).toList();
    }

    Instant startsAt() {
        return startsAt;
    }

    boolean cancelled() {
        return cancelled;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
