package dev.kontor.notification.remind.meeting.consumed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What we read of {@code kontor.activity.meeting.state}. */
public record MeetingState(
        UUID id,
        String title,
        Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable UUID ownerId,
        @Nullable List<UUID> attendeeIds,
        @Nullable Integer reminderMinutes,
        boolean cancelled) {
    /** Times as fine as the platform keeps them: what is compared with a stored time must not differ by what the store drops. */
    public MeetingState {
        startsAt = startsAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Who takes part, each once. */
    public Set<UUID> participants() {
        Set<UUID> all = new LinkedHashSet<>();
        if (ownerId != null) {
            all.add(ownerId);
        }
        if (attendeeIds != null) {
            all.addAll(attendeeIds);
        }
        return all;
    }
}
