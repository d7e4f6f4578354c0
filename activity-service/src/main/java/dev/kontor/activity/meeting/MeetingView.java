package dev.kontor.activity.meeting;

import dev.kontor.platform.access.Governs;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A meeting as REST answers and the state topic carries it. */
@Schema(name = "Meeting")
@Governs("meeting")
public record MeetingView(
        UUID id,
        long version,
        String title,
        Instant startsAt,
        Instant endsAt,
        String timeZone,
        @Nullable UUID ownerId,
        @Nullable String team,
        List<UUID> attendeeIds,
        @Nullable UUID partyId,
        int reminderMinutes,
        boolean cancelled,
        Instant createdAt,
        Instant updatedAt) {
    static MeetingView from(Meeting meeting) {
        MeetingPlan plan = meeting.plan();
        return new MeetingView(
                meeting.id(),
                meeting.version(),
                plan.title(),
                plan.startsAt(),
                plan.endsAt(),
                plan.timeZone(),
                meeting.ownerId(),
                meeting.team(),
                plan.attendeeIds(),
                plan.partyId(),
                plan.reminderMinutes(),
                meeting.cancelled(),
                meeting.createdAt(),
                meeting.updatedAt());
    }
}
