package dev.kontor.activity.meeting;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client may write about a meeting.
 *
 * @param timeZone IANA name of the zone in which it was agreed; {@code UTC} when left out
 * @param attendeeIds members of staff who come beside the owner
 * @param partyId the person or organisation it is held with
 * @param reminderMinutes how long before the start its people are reminded; 15 when left out
 */
public record MeetingDetails(
        @NotBlank @Size(max = MAX_TITLE) String title,
        @NotNull Instant startsAt,
        @NotNull Instant endsAt,
        @Nullable @Size(max = MAX_ZONE) String timeZone,
        @Nullable @Size(max = MAX_ATTENDEES) List<@NotNull UUID> attendeeIds,
        @Nullable UUID partyId,
        @Nullable @Min(0) @Max(MAX_REMINDER_MINUTES) Integer reminderMinutes) {
    static final int MAX_TITLE = 200;
    static final int MAX_ZONE = 50;
    static final int MAX_ATTENDEES = 100;

    /** Four weeks. */
    static final int MAX_REMINDER_MINUTES = 40_320;
}
