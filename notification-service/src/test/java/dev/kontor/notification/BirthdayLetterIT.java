package dev.kontor.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.notification.Mailboxes.Mail;
import dev.kontor.platformtest.KontorTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
@WithTestResource(MailSettings.class)
class BirthdayLetterIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final UUID person = UUID.randomUUID();
    private final String address = "owner." + person + "@kontor.example";
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
    void theOwnerGetsOneSuggestionInTheirLanguageWithWordsInTheCustomers() {
        // given
        UUID owner = company.staff(address, "lv", null);

        // when
        company.person(person, 1, "1985-" + monthDay(0), "ru", owner);
        company.person(person, 2, "--" + monthDay(0), "ru", owner);

        // then
        await().atMost(SOON).until(() -> "sent".equals(Rows.state(Rows.delivery(person))));
        await().atMost(SOON).until(() -> Rows.count("person_copy where id = '" + person + "' and version = 2") == 1);
        assertThat(mailboxes.of(address)).hasSize(1);
        Mail mail = mailboxes.of(address).getFirst();
        assertThat(mail.subject()).isEqualTo("Šodien dzimšanas diena: Ольга Иванова");
        assertThat(mail.text()).contains("Ольга, с днём рождения!");
        assertThat(mail.html()).contains("<blockquote dir=\"auto\">Ольга, с днём рождения!");
    }

    @Test
    void anOwnerWhoBecomesKnownLaterIsCaughtUpWith() {
        // given
        UUID owner = UUID.randomUUID();
        company.person(person, 1, "--" + monthDay(0), "en", owner);
        await().atMost(SOON).until(() -> Rows.count("person_copy where id = '" + person + "'") == 1);

        // when
        company.staffWithoutWaiting(owner, address, "en", null);

        // then
        await().atMost(SOON).until(() -> mailboxes.of(address).size() == 1);
    }

    @Test
    void tomorrowsIsPlannedMovesToTheNewOwnerAndIsForgottenWithThePerson() {
        // given
        UUID owner = company.staff(address, "en", null);
        UUID successor = company.staff("new." + address, "en", null);
        company.person(person, 1, "--" + monthDay(1), "en", owner);
        await().atMost(SOON).until(() -> "scheduled".equals(Rows.state(Rows.delivery(owner))));

        // when
        company.person(person, 2, "--" + monthDay(1), "en", successor);

        // then
        await().atMost(SOON).until(() -> "scheduled".equals(Rows.state(Rows.delivery(successor))));
        assertThat(Rows.state(Rows.delivery(owner))).isEqualTo("cancelled");

        // when
        company.events().send(Company.PERSON, person, 3, null);

        // then
        await().atMost(SOON).until(() -> "cancelled".equals(Rows.state(Rows.delivery(successor))));
        assertThat(Rows.count("person_copy where id = '" + person + "'")).isZero();
    }

    @Test
    void nobodyIsWrittenToAboutACustomerOfNobody() {
        // given
        UUID owner = company.staff(address, "en", null);
        company.person(person, 1, "--" + monthDay(1), "en", owner);
        await().atMost(SOON).until(() -> "scheduled".equals(Rows.state(Rows.delivery(person))));

        // when
        company.person(person, 2, "--" + monthDay(1), "en", null);

        // then
        await().atMost(SOON).until(() -> "cancelled".equals(Rows.state(Rows.delivery(person))));
        assertThat(Rows.count("person_copy where id = '" + person + "'")).isZero();
    }

    private static String monthDay(int daysAhead) {
        return LocalDate.now(ZoneId.of("Europe/Riga"))
                .plusDays(daysAhead)
                .toString()
                .substring(5);
    }
}
