package dev.kontor.activity.meeting;

import dev.kontor.platform.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@link MeetingDetails} after their defaults: what the aggregate takes. */
record MeetingPlan(
        String title,
        Instant startsAt,
        Instant endsAt,
        String timeZone,
        List<UUID> attendeeIds,
        @Nullable UUID partyId,
        int reminderMinutes) {
    private static final int DEFAULT_REMINDER_MINUTES = 15;
    private static final String DEFAULT_ZONE = "UTC";
    private static final Duration LONGEST = Duration.ofDays(31);

    static MeetingPlan from(MeetingDetails details) {
        requireDuration(details.startsAt(), details.endsAt());
        List<UUID> attendees = Objects.requireNonNullElse(details.attendeeIds(), List.of());
        return new MeetingPlan(
                details.title().strip(),
                details.startsAt(),
                details.endsAt(),
                requireZone(Objects.requireNonNullElse(details.timeZone(), DEFAULT_ZONE)),
                List.copyOf(new LinkedHashSet<>(attendees)),
                details.partyId(),
                Objects.requireNonNullElse(details.reminderMinutes(), DEFAULT_REMINDER_MINUTES));
    }

    /** The way back, for a merge patch. */
    MeetingDetails details() {
        return new MeetingDetails(title, startsAt, endsAt, timeZone, attendeeIds, partyId, reminderMinutes);
    }

    /** Which of the times differ, in alphabetical order. */
    List<String> movedFrom(MeetingPlan before) {
        List<String> moved = new ArrayList<>();
        addIf(moved, !endsAt.equals(before.endsAt), "endsAt");
        addIf(moved, !startsAt.equals(before.startsAt), "startsAt");
        return moved;
    }

    /** Which of the other fields differ, in alphabetical order. */
    List<String> changedFrom(MeetingPlan before) {
        List<String> changed = new ArrayList<>();
        addIf(changed, !attendeeIds.equals(before.attendeeIds), "attendeeIds");
        addIf(changed, !Objects.equals(partyId, before.partyId), "partyId");
        addIf(changed, reminderMinutes != before.reminderMinutes, "reminderMinutes");
        addIf(changed, !timeZone.equals(before.timeZone), "timeZone");
        addIf(changed, !title.equals(before.title), "title");
        return changed;
    }

    private static void addIf(List<String> names, boolean differs, String name) {
        if (differs) {
            names.add(name);
        }
    }

    private static void requireDuration(Instant startsAt, Instant endsAt) {
        if (!endsAt.isAfter(startsAt)) {
            throw Problem.invalid("/endsAt", "order", "must be after startsAt");
        }
        if (Duration.between(startsAt, endsAt).compareTo(LONGEST) > 0) {
            throw Problem.invalid(
                    "/endsAt", "too-long", "must be at most " + LONGEST.toDays() + " days after startsAt");
        }
    }

    private static String requireZone(String zone) {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw Problem.invalid("/timeZone", "time-zone", "must be an IANA zone such as Europe/Riga");
        }
        return zone;
    }
}
