package dev.kontor.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.OutboxDrain.Published;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
@WithTestResource(MailSettings.class)
class DeliveryFaultIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final UUID meeting = UUID.randomUUID();
    private final String address = "janis." + meeting + "@kontor.example";
    private final Company company = new Company();

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void aServerThatIsDownCostsTimeButNoMail() {
        // given
        remind();
        await().atMost(SOON).until(() -> Rows.attempts(Rows.delivery(meeting)).contains("deferred unreachable"));

        try (Mailboxes mailboxes = Mailboxes.open()) {
            // when the server is up
            await().atMost(SOON).until(() -> "sent".equals(Rows.state(Rows.delivery(meeting))));

            // then
            assertThat(mailboxes.of(address)).hasSize(1);
        }
        List<Published> facts = OutboxDrain.factsOf(Rows.delivery(meeting));
        assertThat(facts)
                .extracting(Published::name)
                .startsWith("scheduled", "deferred")
                .endsWith("sent");
        assertThat(facts.getLast().version()).isEqualTo(facts.size());
    }

    @Test
    void aPermanentRefusalEndsItAtOnceAndTheLogTellsWhy() throws IOException {
        try (RefusingServer server = RefusingServer.open("550 5.1.1 <" + address + ">: no such user")) {
            // when
            remind();
            await().atMost(SOON).until(() -> "failed".equals(Rows.state(Rows.delivery(meeting))));
        }

        // then
        UUID delivery = Rows.delivery(meeting);
        assertThat(Rows.attempts(delivery)).containsExactly("refused refused 550");
        assertThat(OutboxDrain.factsOf(delivery)).extracting(Published::name).containsExactly("scheduled", "failed");
        given().auth()
                .oauth2(Tokens.administrator())
                .get("/api/v1/deliveries/" + delivery)
                .then()
                .statusCode(200)
                .body("state", equalTo("failed"))
                .body("reason", equalTo("refused"))
                .body("log[0].smtpCode", equalTo(550))
                .body("log[0].detail", containsString("(address)"));
    }

    @Test
    void aTransientRefusalIsTriedAgain() throws IOException {
        try (RefusingServer server = RefusingServer.open("451 4.7.1 greylisted")) {
            remind();
            await().atMost(SOON)
                    .until(() -> Rows.attempts(Rows.delivery(meeting)).contains("deferred refused-for-now 451"));
        }
        try (Mailboxes mailboxes = Mailboxes.open()) {
            await().atMost(SOON).until(() -> "sent".equals(Rows.state(Rows.delivery(meeting))));
            assertThat(mailboxes.of(address)).hasSize(1);
        }
    }

    @Test
    void aRowOfAKilledWorkerIsSentWhenItsLeaseEnds() {
        // given a claim of which nothing was heard since
        UUID owner = company.staff(address, "en", null);
        Instant start = Instant.now().plusSeconds(7200);
        company.meeting(meeting, 1, "Review", start, 60, List.of(owner));
        await().atMost(SOON).until(() -> Rows.delivery(meeting) != null);
        UUID delivery = Rows.delivery(meeting);

        try (Mailboxes mailboxes = Mailboxes.open()) {
            // when
            Rows.execute("update delivery set state = 'claimed', claim_id = gen_random_uuid(), attempts = 1,"
                    + " next_attempt_at = now() + interval '300 ms' where id = '" + delivery + "'");
            await().atMost(SOON).until(() -> "sent".equals(Rows.state(delivery)));

            // then
            assertThat(mailboxes.of(address))
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.messageId()).isEqualTo("<" + delivery + "@kontor.example>"));
        }
        assertThat(Rows.attempts(delivery)).containsExactly("lost", "accepted 250");
        assertThat(OutboxDrain.factsOf(delivery)).extracting(Published::name).containsExactly("scheduled", "sent");
    }

    @Test
    void aClaimThatLastsIsNobodyElses() {
        // given
        UUID held = insert("claimed", "interval '1 hour'", "null");
        UUID free = insert("scheduled", "interval '0'", "now()");

        // when
        await().atMost(SOON).until(() -> "failed".equals(Rows.state(free)));

        // then
        assertThat(Rows.state(held)).isEqualTo("claimed");
        Rows.execute("delete from delivery where id = '" + held + "'");
    }

    @Test
    void whatIsOfNoUseAnyMoreExpires() {
        // when
        UUID delivery = insert("scheduled", "interval '0'", "now()");

        // then
        await().atMost(SOON).until(() -> "failed".equals(Rows.state(delivery)));
        assertThat(Rows.texts("select reason from delivery where id = '" + delivery + "'"))
                .containsExactly("expired");
        assertThat(Rows.attempts(delivery)).isEmpty();
    }

    @Test
    void lagIsAMetric() {
        await().atMost(SOON)
                .untilAsserted(() -> given().get("/q/metrics")
                        .then()
                        .statusCode(200)
                        .body(containsString("kontor_due_lag_seconds")));
    }

    private void remind() {
        UUID owner = company.staff(address, "en", null);
        company.meeting(meeting, 1, "Review", Instant.now().plusSeconds(1800), 60, List.of(owner));
    }

    private UUID insert(String state, String wait, String notAfter) {
        UUID id = UUID.randomUUID();
        Rows.execute(
                "insert into delivery (id, version, kind, subject_id, occurrence, channel, due_at, not_after, state,"
                        + " next_attempt_at, correlation_id, created_at) values ('" + id + "', 1, 'meeting-reminder', '"
                        + id
                        + "', 'x', 'mail', now(), " + notAfter + ", '" + state + "', now() + " + wait
                        + ", gen_random_uuid(), now())");
        return id;
    }
}
