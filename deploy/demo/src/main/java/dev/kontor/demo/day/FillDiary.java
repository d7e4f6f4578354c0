package dev.kontor.demo.day;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Listing;
import dev.kontor.demo.client.Mailboxes.Mail;
import dev.kontor.demo.company.CsvFile;
import dev.kontor.demo.company.DemoCompany;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Step 5: reminders and birthdays reach the mailbox once, although their service is killed before it can send. */
final class FillDiary implements Step {
    private static final Duration UNTIL_REMINDER = Duration.ofSeconds(4);
    private static final ZoneId ZONE = ZoneId.of("Europe/Riga");
    private static final int REMINDER_MINUTES = 15;
    private static final Duration SCHEDULED = Duration.ofSeconds(3);
    private static final Duration ARRIVES = Duration.ofSeconds(10);
    private static final String SALESMAN_ADDRESS = Workday.SALESMAN + "@kontor.example";

    @Override
    public String title() {
        return "5 Diary — what is due arrives once, whatever crashes";
    }

    @Override
    public void play(Workday day) {
        Customer customer = Customer.of(day, Workday.SALESMAN, 7);
        String title = "Visit: " + customer.name() + " " + day.clock().instant().getEpochSecond();
        Instant starts = day.clock().instant().plus(UNTIL_REMINDER).plus(Duration.ofMinutes(REMINDER_MINUTES));
        JsonNode meeting = day.salesman()
                .post(
                        "/meetings",
                        Map.of(
                                "title",
                                title,
                                "startsAt",
                                starts.toString(),
                                "endsAt",
                                starts.plus(Duration.ofMinutes(30)).toString(),
                                "timeZone",
                                ZONE.getId(),
                                "partyId",
                                customer.id(),
                                "reminderMinutes",
                                REMINDER_MINUTES));
        Expect.within(SCHEDULED, "the reminder of " + title + " is scheduled", () -> scheduled(day, meeting));
        Instant killed = day.clock().instant();
        day.processes().kill("notification");
        day.processes().start("notification");
        Duration away = Duration.between(killed, day.clock().instant());

        Mail reminder = Expect.within(
                ARRIVES,
                "the reminder in " + SALESMAN_ADDRESS,
                () -> reminders(day, title).stream().findFirst());
        Expect.equal(1, reminders(day, title).size(), "reminders of one meeting");
        day.story()
                .tell(
                        "reminder scheduled, notification-service killed (SIGKILL) and back after %s",
                        Story.seconds(away));
        day.story().tell("one mail to Jānis: \"%s\"", reminder.subject());
        birthdays(day);
    }

    private static Optional<JsonNode> scheduled(Workday day, JsonNode meeting) {
        String id = meeting.path("id").asText();
        String filter = "state eq \"scheduled\" and subjectId eq " + Listing.quoted(id);
        return Listing.all(day.admin(), "/deliveries", filter).stream().findFirst();
    }

    private static List<Mail> reminders(Workday day, String title) {
        return day.mailboxes().of(SALESMAN_ADDRESS).stream()
                .filter(mail -> mail.subject().contains(title))
                .toList();
    }

    private static void birthdays(Workday day) {
        List<JsonNode> sent = Expect.within(
                ARRIVES,
                "today's birthdays are sent",
                () -> Optional.of(birthdayMails(day)).filter(all -> all.size() >= DemoCompany.BIRTHDAYS_TODAY));
        long people = sent.stream()
                .map(mail -> mail.path("subjectId").asText())
                .distinct()
                .count();
        Expect.equal(DemoCompany.BIRTHDAYS_TODAY, sent.size(), "birthday mails of today");
        Expect.equal((long) sent.size(), people, "people in today's birthday mails");
        long inBox = day.mailboxes().of(SALESMAN_ADDRESS).stream()
                .filter(mail -> names(day).stream().anyMatch(mail.subject()::contains))
                .count();
        Expect.that(
                inBox >= sent.size(), "only " + inBox + " of " + sent.size() + " birthday mails lie in the mailbox");
        day.story().tell("%d birthdays today: %d mails with a text in the customer's language", people, sent.size());
    }

    private static List<JsonNode> birthdayMails(Workday day) {
        Instant midnight =
                LocalDate.now(day.clock().withZone(ZONE)).atStartOfDay(ZONE).toInstant();
        return Listing.all(day.admin(), "/deliveries", "kind eq \"birthday\" and state eq \"sent\"").stream()
                .filter(mail -> !Instant.parse(mail.path("dueAt").asText()).isBefore(midnight))
                .toList();
    }

    private static List<String> names(Workday day) {
        CsvFile people = day.company().people();
        return people.rows().stream()
                .limit(DemoCompany.BIRTHDAYS_TODAY)
                .map(row -> people.value(row, "givenName") + " " + people.value(row, "familyName"))
                .toList();
    }
}
