package dev.kontor.notification.remind.meeting;

import dev.kontor.notification.delivery.DeliveryOrder;
import dev.kontor.notification.remind.meeting.consumed.MeetingState;
import dev.kontor.notification.template.LetterKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Who is to be reminded of a meeting, and when: everybody who takes part, the given minutes before the start; at once when that moment
 * has passed; not at all once it has begun, was called off, or wants no reminder.
 */
final class Reminders {
    static final String KIND = LetterKind.MEETING_REMINDER.code();

    private Reminders() {}

    static List<DeliveryOrder> of(MeetingState meeting, Instant now) {
        if (meeting.cancelled() || meeting.reminderMinutes() == null || !now.isBefore(meeting.startsAt())) {
            return List.of();
        }
        Instant dueAt = meeting.startsAt().minus(Duration.ofMinutes(meeting.reminderMinutes()));
        return meeting.participants().stream()
                .map(participant -> new DeliveryOrder(
                        KIND, meeting.id(), occurrence(meeting.startsAt()), participant, dueAt, meeting.startsAt()))
                .toList();
    }

    /** A meeting that is moved is another occasion: whoever was reminded of the old time is reminded of the new one. */
    static String occurrence(Instant startsAt) {
        return startsAt.toString();
    }
}
