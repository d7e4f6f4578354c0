package dev.kontor.notification.remind.birthday;

import dev.kontor.notification.channel.Letter;
import dev.kontor.notification.delivery.Delivery;
import dev.kontor.notification.delivery.Outcome;
import dev.kontor.notification.due.Composer;
import dev.kontor.notification.due.Undeliverable;
import dev.kontor.notification.remind.staff.Recipient;
import dev.kontor.notification.remind.staff.StaffDirectory;
import dev.kontor.notification.template.LetterKind;
import dev.kontor.notification.template.Rendered;
import dev.kontor.notification.template.WriteLetter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Writes to a member of staff, in their language, that a customer has a birthday, with a congratulation in the customer's language. */
@ApplicationScoped
class BirthdayComposer implements Composer {
    private final People people;
    private final StaffDirectory staff;
    private final WriteLetter letters;

    BirthdayComposer(People people, StaffDirectory staff, WriteLetter letters) {
        this.people = people;
        this.staff = staff;
        this.letters = letters;
    }

    @Override
    public boolean composes(String kind) {
        return BirthdayMorning.KIND.equals(kind);
    }

    @Override
    public Uni<Letter> compose(Delivery delivery) {
        return people.findById(delivery.subjectId()).chain(person -> {
            if (person == null || !person.ownerId().equals(delivery.recipientId())) {
                throw new Undeliverable(new Outcome.Superseded());
            }
            return staff.recipient(delivery.recipientId())
                    .chain(recipient -> congratulation(person)
                            .chain(text -> write(person, recipient, delivery, text))
                            .map(r -> new Letter(recipient.email(), r.language(), r.subject(), r.text(), r.html())));
        });
    }

    private Uni<String> congratulation(Person person) {
        Map<String, String> data = Map.of(
                "givenName", Objects.requireNonNullElse(person.givenName(), ""),
                "familyName", Objects.requireNonNullElse(person.familyName(), ""));
        return letters.write(LetterKind.BIRTHDAY_CONGRATULATION, person.language(), data)
                .map(rendered -> rendered.text().strip());
    }

    private Uni<Rendered> write(Person person, Recipient recipient, Delivery delivery, String congratulation) {
        return letters.language(LetterKind.BIRTHDAY, recipient.language())
                .chain(language -> letters.write(
                        LetterKind.BIRTHDAY,
                        recipient.language(),
                        Map.of(
                                "recipientName", recipient.name(),
                                "personName", person.fullName(),
                                "date", date(delivery, recipient, language),
                                "congratulation", congratulation)));
    }

    private static String date(Delivery delivery, Recipient recipient, Locale language) {
        return new DateTimeFormatterBuilder()
                .appendLocalized(FormatStyle.LONG, null)
                .toFormatter(language)
                .format(delivery.dueAt().atZone(recipient.zone()));
    }
}
