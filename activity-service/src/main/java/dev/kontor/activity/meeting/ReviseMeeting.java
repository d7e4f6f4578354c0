package dev.kontor.activity.meeting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.platform.access.Change;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.patch.MergePatch;
import dev.kontor.platform.patch.StaleWrites;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Moves a meeting or changes what it is about, by a merge patch. */
@ApplicationScoped
class ReviseMeeting {
    private final Meetings meetings;
    private final Attendees attendees;
    private final MergePatch mergePatch;
    private final StaleWrites staleWrites;
    private final Outbox outbox;
    private final Clock clock;

    ReviseMeeting(
            Meetings meetings,
            Attendees attendees,
            MergePatch mergePatch,
            StaleWrites staleWrites,
            Outbox outbox,
            Clock clock) {
        this.meetings = meetings;
        this.attendees = attendees;
        this.mergePatch = mergePatch;
        this.staleWrites = staleWrites;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Meeting> revise(UUID id, ExpectedVersion expected, ObjectNode patch) {
        return meetings.lock(id, Change.of(MergePatch.fields(patch)))
                .call(meeting -> staleWrites.refuse(meeting, expected, MergePatch.fields(patch)))
                .call(meeting -> {
                    MeetingPlan before = meeting.plan();
                    MeetingPlan after = MeetingPlan.from(mergePatch.apply(before.details(), patch));
                    return attendees
                            .requireStaff(after.attendeeIds(), before.attendeeIds())
                            .chain(() -> outbox.publish(
                                    meeting, meeting.revise(after, clock.instant()), () -> MeetingView.from(meeting)));
                });
    }
}
