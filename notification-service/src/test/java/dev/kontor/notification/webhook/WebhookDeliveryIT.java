package dev.kontor.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.kontor.notification.MailSettings;
import dev.kontor.notification.Rows;
import dev.kontor.notification.webhook.Hooks.Hook;
import dev.kontor.notification.webhook.Receiver.Answer;
import dev.kontor.notification.webhook.Receiver.Received;
import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.KontorTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
@WithTestResource(MailSettings.class)
class WebhookDeliveryIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String WON = "kontor.deals.deal.won.v1";
    private static final String REVISED = "kontor.deals.deal.revised.v1";
    /** The test's schedule has four attempts. */
    private static final int ATTEMPTS = 4;

    private final UUID deal = UUID.randomUUID();
    private final Hooks hooks = new Hooks(UUID.randomUUID());
    private final Receiver receiver = Receiver.open();
    private final PlainServer plain = new PlainServer();
    private final RefusingPort nobody = new RefusingPort();
    private final Events events = new Events();

    @AfterEach
    void close() {
        events.close();
        nobody.close();
        plain.close();
        receiver.close();
    }

    @Test
    void anEventIsDeliveredOnceAsACloudEventHoweverOftenItComes() {
        // given
        Hook hook = hooks.register(receiver.url(), deal, "parallel");

        // when
        UUID event = events.send(WON, deal, 7, "{\"amount\":{\"amount\":\"12.50\"},\"ratio\":1.50}");
        events.resend(event, WON, deal, 7, "{\"amount\":{\"amount\":\"12.50\"},\"ratio\":1.50}");
        UUID last = events.send(REVISED, deal, 8, "{}");

        // then
        await().atMost(SOON).until(() -> Hooks.count(hook, "delivered") == 2);
        assertThat(receiver.ids()).containsExactlyInAnyOrder(event.toString(), last.toString());
        Received request = request(event);
        assertThat(request.isSignedWith(hook.secret())).isTrue();
        assertThat(request.header("content-type")).startsWith("application/cloudevents+json");
        assertThat(request.event().path("specversion").asText()).isEqualTo("1.0");
        assertThat(request.event().path("id").asText()).isEqualTo(event.toString());
        assertThat(request.event().path("type").asText()).isEqualTo(WON);
        assertThat(request.event().path("subject").asText()).isEqualTo(deal.toString());
        assertThat(request.event().path("aggregateversion").asText()).isEqualTo("7");
        assertThat(request.event().path("datacontenttype").asText()).isEqualTo("application/json");
        assertThat(request.body()).endsWith("\"data\":{\"amount\":{\"amount\":\"12.50\"},\"ratio\":1.50}}");
    }

    @Test
    void onlyWhatAWebhookWantsIsSent() {
        // given
        UUID other = UUID.randomUUID();
        Hook byType = hooks.register(
                Map.of("url", receiver.url(), "types", List.of("kontor.deals.deal.won.*"), "subjects", List.of(deal)));
        Hook byExpression = hooks.register(Map.of(
                "url",
                receiver.url(),
                "types",
                List.of("kontor.deals.*"),
                "subjects",
                List.of(deal, other),
                "expression",
                "data.amount.amount gt 1000 or type like \"revised\""));

        // when
        events.send(WON, deal, 1, "{\"amount\":{\"amount\":\"999.99\"}}");
        events.send(WON, other, 1, "{\"amount\":{\"amount\":\"1000.01\"}}");
        events.send(REVISED, deal, 2, "{}");

        // then
        await().atMost(SOON).until(() -> Hooks.count(byExpression, "delivered") == 2);
        await().atMost(SOON).until(() -> Hooks.count(byType, "delivered") == 1);
        assertThat(Rows.texts("select type || ' ' || subject from webhook_delivery where webhook_id = '"
                        + byExpression.id() + "' order by position"))
                .containsExactlyInAnyOrder(WON + " " + other, REVISED + " " + deal);
        assertThat(Rows.texts("select type from webhook_delivery where webhook_id = '" + byType.id() + "'"))
                .containsExactly(WON);
    }

    @Test
    void eachKindOfFailureIsTriedAgainAndKeptInTheLog() {
        // given
        Map<String, Hook> byError = Map.of(
                "unreachable", hooks.register(nobody.url(), deal, "parallel"),
                "unknown-host", hooks.register("https://nowhere.invalid/", deal, "parallel"),
                "tls-failed", hooks.register(plain.httpsUrl(), deal, "parallel"),
                "answered-400", hooks.register(receiver.url() + "&status=400", deal, "parallel"),
                "answered-429", hooks.register(receiver.url() + "&status=429", deal, "parallel"),
                "answered-500", hooks.register(receiver.url() + "&status=500", deal, "parallel"),
                "redirected", hooks.register(receiver.url() + "&status=302", deal, "parallel"));
        receiver.answering(request -> new Answer(
                Integer.parseInt(request.path().substring(request.path().length() - 3)),
                Map.of("Location", "http://127.0.0.1:" + receiver.port() + "/followed?status=200"),
                "no"));

        // when
        UUID event = events.send(WON, deal, 1, "{}");

        // then
        byError.forEach((error, hook) -> {
            await(error).atMost(SOON).until(() -> Hooks.count(hook, "failed") == 1);
            hooks.delivery(hook, event)
                    .body("state", equalTo("failed"))
                    .body("attempts", equalTo(ATTEMPTS))
                    .body("lastError", equalTo(error))
                    .body("finishedAt", notNullValue())
                    .body("log", hasSize(ATTEMPTS))
                    .body("log[0].error", equalTo(error))
                    .body("log[0].nextAttemptAt", notNullValue())
                    .body("log[3].nextAttemptAt", nullValue());
        });
        assertThat(receiver.received()).noneMatch(request -> request.path().startsWith("/followed"));
    }

    @Test
    void aReplayKeepsTheId() {
        // given
        receiver.answering(400);
        Hook hook = hooks.register(receiver.url(), deal, "parallel");
        Instant before = Instant.now().minusSeconds(5);
        UUID first = events.send(WON, deal, 1, "{}");
        await().atMost(SOON).until(() -> Hooks.count(hook, "failed") == 1);

        // when: all that failed
        receiver.answering(200);
        hooks.post(hook, "replay", "{\"failed\":true}").statusCode(202).body("replayed", equalTo(1));

        // then
        await().atMost(SOON).until(() -> Hooks.count(hook, "delivered") == 1);
        hooks.delivery(hook, first).body("attempts", equalTo(ATTEMPTS + 1)).body("log", hasSize(ATTEMPTS + 1));

        // when: a range
        UUID second = events.send(REVISED, deal, 2, "{}");
        await().atMost(SOON).until(() -> Hooks.count(hook, "delivered") == 2);
        hooks.post(
                        hook,
                        "replay",
                        "{\"from\":\"" + before + "\",\"to\":\"" + Instant.now().plusSeconds(5) + "\"}")
                .statusCode(202)
                .body("replayed", equalTo(2))
                .body("complete", equalTo(true));
        await().atMost(SOON).until(() -> receiver.received().size() == ATTEMPTS + 4);

        // when: one
        await().atMost(SOON).until(() -> Hooks.count(hook, "delivered") == 2);
        String id = hooks.delivery(hook, second).extract().path("id");
        hooks.post(hook, "deliveries/" + id + "/replay", "")
                .statusCode(202)
                .body("eventId", equalTo(second.toString()));

        // then
        await().atMost(SOON).until(() -> receiver.received().size() == ATTEMPTS + 5);
        assertThat(receiver.ids().subList(ATTEMPTS, ATTEMPTS + 5))
                .containsExactlyInAnyOrder(
                        first.toString(), second.toString(), first.toString(), second.toString(), second.toString());
        hooks.post(hook, "replay", "{}").statusCode(400);
        hooks.post(hook, "replay", "{\"failed\":true,\"from\":\"" + before + "\"}")
                .statusCode(400);
    }

    @Test
    void retryAfterIsHeeded() {
        // given
        List<Instant> at = new ArrayList<>();
        receiver.answering(request -> {
            at.add(Instant.now());
            return at.size() == 1 ? new Answer(429, Map.of("Retry-After", "2"), "") : Answer.of(200);
        });
        Hook hook = hooks.register(receiver.url(), deal, "parallel");

        // when
        UUID event = events.send(WON, deal, 1, "{}");

        // then
        await().atMost(SOON).until(() -> Hooks.count(hook, "delivered") == 1);
        assertThat(Duration.between(at.get(0), at.get(1))).isGreaterThanOrEqualTo(Duration.ofMillis(1_900));
        hooks.delivery(hook, event).body("attempts", equalTo(2));
    }

    @Test
    void aReceiverThatIsGoneIsNotSpokenToAgain() {
        // given
        receiver.answering(410);
        Hook hook = hooks.register(receiver.url(), deal, "parallel");

        // when
        UUID event = events.send(WON, deal, 1, "{}");

        // then
        await().atMost(SOON).until(() -> Hooks.state(hook).equals("disabled"));
        hooks.as().get(hook.path()).then().body("reason", equalTo("gone"));
        hooks.delivery(hook, event).body("state", equalTo("failed")).body("lastError", equalTo("gone"));
        assertThat(receiver.received()).hasSize(1);

        // when: its owner has put it right
        receiver.answering(200);
        hooks.post(hook, "enable", "").statusCode(200).body("state", equalTo("active"));
        hooks.post(hook, "replay", "{\"failed\":true}").statusCode(202).body("replayed", equalTo(1));

        // then
        await().atMost(SOON).until(() -> Hooks.count(hook, "delivered") == 1);
    }

    @Test
    void aLeaseThatADeadReplicaLeftIsTakenOverWhenItIsOver() {
        // given: a row as a replica leaves it that was killed while it sent
        Hook hook = hooks.register(Map.of("url", receiver.url(), "types", List.of("kontor.none")));
        UUID event = UUID.randomUUID();
        Rows.execute("insert into webhook_event (id, received_at, body) values ('" + event + "', now(), '{}')");
        Rows.execute(
                "insert into webhook_delivery (id, webhook_id, event_id, type, subject, state, attempts, next_attempt_at,"
                        + " lease, created_at) values ('" + UUID.randomUUID() + "', '" + hook.id() + "', '" + event
                        + "', '" + WON + "', '"
                        + deal + "', 'waiting', 1, now() + interval '1 second', gen_random_uuid(), now())");
        Instant leased = Instant.now();

        // then
        await().atMost(SOON).until(() -> Hooks.count(hook, "delivered") == 1);
        assertThat(Duration.between(leased, Instant.now())).isGreaterThan(Duration.ofMillis(800));
        assertThat(receiver.ids()).containsExactly(event.toString());
        hooks.delivery(hook, event)
                .body("attempts", equalTo(2))
                .body("log", hasSize(1))
                .body("log[0].number", equalTo(2))
                .body("log[0].latencyMillis", greaterThanOrEqualTo(0));
    }

    private Received request(UUID event) {
        return receiver.received().stream()
                .filter(request -> request.id().equals(event.toString()))
                .findFirst()
                .orElseThrow();
    }
}
