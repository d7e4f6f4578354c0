package dev.kontor.activity.meeting;

import dev.kontor.platform.access.Caller;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Puts a meeting into the caller's diary. */
@ApplicationScoped
class ScheduleMeeting {
    private final Meetings meetings;
    private final Attendees attendees;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    ScheduleMeeting(Meetings meetings, Attendees attendees, Outbox outbox, Caller caller, Clock clock) {
        this.meetings = meetings;
        this.attendees = attendees;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Meeting> schedule(MeetingDetails details) {
        MeetingPlan plan = MeetingPlan.from(details);
        return attendees
                .requireStaff(plan.attendeeIds(), List.of())
                .map(checked -> Meeting.schedule(Ids.next(), plan, caller.owner(), caller.team(), clock.instant()))
                .call(meeting -> outbox.publish(meeting, List.of(meeting.scheduled()), () -> MeetingView.from(meeting)))
                .call(meetings::persist);
    }
}
