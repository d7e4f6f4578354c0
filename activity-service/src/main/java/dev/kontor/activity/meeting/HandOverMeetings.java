package dev.kontor.activity.meeting;

import dev.kontor.platform.handover.HandedOver;
import dev.kontor.platform.handover.RecordHandOver;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** How meetings are handed over: those that are not over and not cancelled. */
@ApplicationScoped
class HandOverMeetings implements RecordHandOver {
    private final Clock clock;

    HandOverMeetings(Clock clock) {
        this.clock = clock;
    }

    @Override
    public HandedOver<Meeting> handedOver() {
        return new HandedOver<>(
                "meeting",
                Meeting.class,
                "meeting",
                "owner_id",
                "not cancelled and ends_at > now()",
                (meeting, ownerId, team, messages) -> messages.add(
                        meeting, meeting.reassign(ownerId, team, clock.instant()), () -> MeetingView.from(meeting)));
    }
}
