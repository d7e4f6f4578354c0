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
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
@WithTestResource(MailSettings.class)
class SlaLetterIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String WARNED = "kontor.analytics.sla-timer.warned.v1";
    private static final String BREACHED = "kontor.analytics.sla-timer.breached.v1";

    private final UUID timer = UUID.randomUUID();
    private final String managersAddress = "manager." + timer + "@kontor.example";
    private final String ownersAddress = "owner." + timer + "@kontor.example";
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
    void theManagerIsWarnedAndToldOnceEach() {
        // given
        UUID manager = company.staff(managersAddress, "lv", null);
        UUID owner = company.staff(ownersAddress, "en", manager);

        // when
        UUID event = company.events().send(WARNED, timer, 2, fact(owner));
        company.events().resend(event, WARNED, timer, 2, fact(owner));
        company.events().send(BREACHED, timer, 3, fact(owner));

        // then
        await().atMost(SOON).until(() -> mailboxes.of(managersAddress).size() == 2);
        await().atMost(SOON)
                .until(() -> Rows.count("delivery where subject_id = '" + timer + "' and state = 'sent'") == 2);
        assertThat(mailboxes.of(managersAddress))
                .extracting(Mail::subject)
                .anySatisfy(subject -> assertThat(subject).startsWith("Tuvojas termiņš: invoice-within-4h, līdz "))
                .anySatisfy(subject -> assertThat(subject).startsWith("Nokavēts: invoice-within-4h"));
        assertThat(mailboxes.of(managersAddress).getFirst().text())
                .contains("15:00")
                .contains("4711");
        assertThat(mailboxes.of(ownersAddress)).isEmpty();
    }

    @Test
    void withoutAManagerTheOwnerIsWarned() {
        // given
        UUID owner = company.staff(ownersAddress, "en", null);

        // when
        company.events().send(WARNED, timer, 2, fact(owner));

        // then
        await().atMost(SOON).until(() -> mailboxes.of(ownersAddress).size() == 1);
    }

    @Test
    void aWarningForNobodyIsAFailureThatCanBeSeen() {
        // when
        company.events().send(WARNED, timer, 2, fact(null));

        // then
        await().atMost(SOON).until(() -> "failed".equals(Rows.state(Rows.delivery(timer))));
        assertThat(OutboxDrain.factsOf(Rows.delivery(timer)))
                .extracting(Published::name, p -> p.payload().path("reason").asText(), Published::version)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("scheduled", "", 1L),
                        org.assertj.core.groups.Tuple.tuple("failed", "no-recipient", 2L));
    }

    private static String fact(UUID ownerId) {
        String owner = ownerId == null ? "" : "\"ownerId\":\"" + ownerId + "\",";
        return String.format(Locale.ROOT, """
                {"policyId":"0195a3c0-0000-7000-8000-000000000009","policyCode":"invoice-within-4h","key":"4711",%s
                 "startedAt":"2026-03-02T09:00:00Z","warnAt":"2026-03-02T12:00:00Z","dueAt":"2026-03-02T13:00:00Z",
                 "at":"2026-03-02T12:00:00Z"}""", owner);
    }
}
