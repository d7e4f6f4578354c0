package dev.kontor.notification.remind.meeting;

import dev.kontor.notification.channel.Letter;
import dev.kontor.notification.delivery.Delivery;
import dev.kontor.notification.delivery.Outcome;
import dev.kontor.notification.due.Composer;
import dev.kontor.notification.due.Undeliverable;
import dev.kontor.notification.remind.staff.Recipient;
import dev.kontor.notification.remind.staff.StaffDirectory;
import dev.kontor.notification.template.LetterKind;
import dev.kontor.notification.template.WriteLetter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the reminder of a meeting, unless the meeting is no longer what it is about. */
@ApplicationScoped
class ReminderComposer implements Composer {
    private final Meetings meetings;
    private final StaffDirectory staff;
    private final WriteLetter letters;

    ReminderComposer(Meetings meetings, StaffDirectory staff, WriteLetter letters) {
        this.meetings = meetings;
        this.staff = staff;
        this.letters = letters;
    }

    @Override
    public boolean composes(String kind) {
        return Reminders.KIND.equals(kind);
    }

    @Override
    public Uni<Letter> compose(Delivery delivery) {
        return meetings.findById(delivery.subjectId()).chain(meeting -> {
            if (isOver(meeting, delivery)) {
                throw new Undeliverable(new Outcome.Superseded());
            }
            return staff.recipient(delivery.recipientId()).chain(recipient -> write(meeting, recipient));
        });
    }

    private static boolean isOver(@Nullable Meeting meeting, Delivery delivery) {
        return meeting == null
                || meeting.isCancelled()
                || !Reminders.occurrence(meeting.startsAt()).equals(delivery.occurrence());
    }

    private Uni<Letter> write(Meeting meeting, Recipient recipient) {
        return letters.language(LetterKind.MEETING_REMINDER, recipient.language())
                .chain(language -> letters.write(
                        LetterKind.MEETING_REMINDER, recipient.language(), data(meeting, recipient, language)))
                .map(r -> new Letter(recipient.email(), r.language(), r.subject(), r.text(), r.html()));
    }

    private static Map<String, String> data(Meeting meeting, Recipient recipient, Locale language) {
        return Map.of(
                "recipientName", recipient.name(),
                "title", meeting.title(),
                "startsAt", recipient.local(meeting.startsAt(), language),
                "endsAt", meeting.endsAt() == null ? "" : recipient.local(meeting.endsAt(), language),
                "timeZone", recipient.zone().getId());
    }
}
