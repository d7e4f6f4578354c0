package dev.kontor.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.notification.Mailboxes.Mail;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.OutboxDrain.Published;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
@WithTestResource(MailSettings.class)
class ReminderIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int MINUTES = 60;

    private final UUID meeting = UUID.randomUUID();
    private final String address = "anna." + meeting + "@kontor.example";
    private final Company company = new Company();
    private Mailboxes mailboxes;

    @BeforeEach
    void open() {
        mailboxes = Mailboxes.open();
    }

    @AfterEach
    void close() {
        company.close();
        mailboxes.close();
    }

    @Test
    void everyParticipantGetsOneMailThoughWorkersCompeteAndEventsRepeat() {
        // given
        List<String> addresses = new ArrayList<>();
        List<UUID> participants = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            UUID member = UUID.randomUUID();
            addresses.add("u" + i + "." + address);
            participants.add(member);
            company.staffWithoutWaiting(member, addresses.get(i), "en", null);
        }
        Instant start = inMinutes(30);
        String json = Company.meetingJson(meeting, 1, "Review", start, MINUTES, participants, false);
        UUID eventId = company.events().send(Company.MEETING, meeting, 1, json);

        // when
        company.events().resend(eventId, Company.MEETING, meeting, 1, json);
        company.meeting(meeting, 2, "Review", start, MINUTES, participants);
        String deliveries = "delivery where subject_id = '" + meeting + "'";
        await().atMost(SOON).until(() -> Rows.count(deliveries + " and state = 'sent'") == addresses.size());

        // then
        assertThat(Rows.count(deliveries)).isEqualTo(addresses.size());
        assertThat(addresses).allSatisfy(one -> assertThat(mailboxes.of(one)).hasSize(1));
    }

    @Test
    void aMovedMeetingMovesItsReminder() {
        // given
        UUID owner = company.staff(address, "en", null);
        company.meeting(meeting, 1, "Review", inMinutes(120), MINUTES, List.of(owner));
        await().atMost(SOON).until(() -> "scheduled".equals(Rows.state(Rows.delivery(meeting))));

        // when
        company.meeting(meeting, 2, "Review", inMinutes(30), MINUTES, List.of(owner));

        // then
        await().atMost(SOON).until(() -> mailboxes.of(address).size() == 1);
        UUID delivery = Rows.delivery(meeting);
        await().atMost(SOON).until(() -> "sent".equals(Rows.state(delivery)));
        List<Published> facts = OutboxDrain.factsOf(delivery);
        assertThat(facts).extracting(Published::name).containsExactly("scheduled", "rescheduled", "sent");
        assertThat(facts).extracting(Published::version).containsExactly(1L, 2L, 3L);
        assertThat(facts).extracting(Published::actor).containsOnly("system:notification");
    }

    @Test
    void whoWasRemindedIsRemindedOfTheNewTimeButNotTwiceOfTheSame() {
        // given
        UUID owner = company.staff(address, "en", null);
        Instant first = inMinutes(30);
        company.meeting(meeting, 1, "Review", first, MINUTES, List.of(owner));
        await().atMost(SOON).until(() -> mailboxes.of(address).size() == 1);

        // when
        company.meeting(meeting, 2, "Review", inMinutes(45), MINUTES, List.of(owner));
        await().atMost(SOON).until(() -> mailboxes.of(address).size() == 2);
        company.meeting(meeting, 3, "Review", first, MINUTES, List.of(owner));
        await().atMost(SOON).until(() -> Rows.count("meeting_copy where id = '" + meeting + "' and version = 3") == 1);

        // then
        assertThat(Rows.count("delivery where subject_id = '" + meeting + "'")).isEqualTo(2);
    }

    @Test
    void aCancelledMeetingRemindsNobody() {
        // given
        UUID owner = company.staff(address, "en", null);
        company.meeting(meeting, 1, "Review", inMinutes(120), MINUTES, List.of(owner));
        await().atMost(SOON).until(() -> "scheduled".equals(Rows.state(Rows.delivery(meeting))));

        // when
        company.meeting(meeting, 2, "Review", inMinutes(120), MINUTES, List.of(owner), true);

        // then
        await().atMost(SOON).until(() -> "cancelled".equals(Rows.state(Rows.delivery(meeting))));
        assertThat(OutboxDrain.factsOf(Rows.delivery(meeting)))
                .extracting(Published::name)
                .containsExactly("scheduled", "cancelled");
    }

    @Test
    void aMeetingThatHasBegunRemindsNobody() {
        // given
        UUID owner = company.staff(address, "en", null);

        // when
        company.meeting(meeting, 1, "Review", inMinutes(-1), MINUTES, List.of(owner));

        // then
        await().atMost(SOON).until(() -> Rows.count("meeting_copy where id = '" + meeting + "'") == 1);
        assertThat(Rows.count("delivery where subject_id = '" + meeting + "'")).isZero();
    }

    @Test
    void aRecipientWhoseCopyComesLateIsWaitedFor() {
        // given
        UUID owner = UUID.randomUUID();
        company.meeting(meeting, 1, "Review", inMinutes(30), MINUTES, List.of(owner));
        await().atMost(SOON).until(() -> Rows.attempts(Rows.delivery(meeting)).contains("deferred recipient-unknown"));

        // when
        company.staffWithoutWaiting(owner, address, "en", null);

        // then
        await().atMost(SOON).until(() -> mailboxes.of(address).size() == 1);
    }

    @Test
    void arabicArrivesAsItWasWritten() {
        // given
        UUID owner = company.staff(address, "ar", null);

        // when
        company.meeting(
                meeting, 1, "مراجعة العرض التجاري السنوي مع العميل الجديد", inMinutes(30), MINUTES, List.of(owner));

        // then
        await().atMost(SOON).until(() -> mailboxes.of(address).size() == 1);
        Mail mail = mailboxes.of(address).getFirst();
        assertThat(mail.subject()).startsWith("تذكير: مراجعة العرض التجاري السنوي مع العميل الجديد، ");
        assertThat(mail.language()).isEqualTo("ar");
        assertThat(mail.html()).contains("dir=\"rtl\"").contains("يبدأ اجتماعكم");
        assertThat(mail.text()).contains("مرحبًا Anna Bērziņa");
    }

    private static Instant inMinutes(int minutes) {
        return Instant.now().plus(Duration.ofMinutes(minutes));
    }
}
