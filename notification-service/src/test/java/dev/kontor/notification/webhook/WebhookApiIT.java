package dev.kontor.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.kontor.notification.MailSettings;
import dev.kontor.notification.Rows;
import dev.kontor.notification.webhook.Hooks.Hook;
import dev.kontor.platformtest.AuditTrail;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.OutboxDrain.Published;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
@WithTestResource(MailSettings.class)
class WebhookApiIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String PUBLIC = "https://93.184.216.34/in";

    private final Hooks hooks = new Hooks(UUID.randomUUID());
    private final Receiver receiver = Receiver.open();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void aWebhookIsRegisteredRevisedAndRemoved() {
        // given
        Hook hook = hooks.register(Map.of("url", PUBLIC, "types", List.of("kontor.deals.*")));
        assertThat(hook.secret()).startsWith("whsec_");
        hooks.as()
                .get(hook.path())
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("secret", nullValue());

        // when
        patch(hook, "\"1\"", "{\"mode\":\"ordered\",\"expression\":\"data.amount gt 5\"}", 200);

        // then
        patch(hook, "\"1\"", "{\"mode\":\"parallel\"}", 412);
        hooks.as()
                .get(Hooks.PATH + "?filter=mode eq \"ordered\" and types has \"kontor.deals.*\"")
                .then()
                .body("items.id", equalTo(List.of(hook.id().toString())))
                .body("items[0].secret", nullValue());
        hooks.as().header("If-Match", "\"2\"").delete(hook.path()).then().statusCode(204);
        hooks.as().get(hook.path()).then().statusCode(404);
        assertThat(OutboxDrain.factsOf(hook.id()))
                .extracting(Published::name, Published::version)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("registered", 1L),
                        org.assertj.core.groups.Tuple.tuple("revised", 2L),
                        org.assertj.core.groups.Tuple.tuple("removed", 3L));
        assertThat(OutboxDrain.factsOf(hook.id()).toString()).doesNotContain("whsec_", "93.184", "/in");
        assertThat(AuditTrail.entries("recordId eq \"" + hook.id() + "\"", 4))
                .first()
                .satisfies(entry -> assertThat(entry.get("new").toString())
                        .contains("secret=hidden", PUBLIC)
                        .doesNotContain("old_secret", "failures"));
    }

    @Test
    void anIntegratorSeesTheirOwnAnAdministratorAllAndOthersNone() {
        // given
        Hook mine = hooks.register(Map.of("url", PUBLIC, "types", List.of("*")));
        Hook theirs = new Hooks(UUID.randomUUID()).register(Map.of("url", PUBLIC, "types", List.of("*")));

        // then
        hooks.as()
                .get(Hooks.PATH)
                .then()
                .body("items.id", equalTo(List.of(mine.id().toString())));
        hooks.as().get(theirs.path()).then().statusCode(404);
        hooks.as().get(theirs.path() + "/deliveries").then().statusCode(404);
        for (String command : List.of("rotate-secret", "enable", "disable", "test")) {
            hooks.post(theirs, command, "{}").statusCode(404);
        }
        hooks.post(theirs, "replay", "{\"failed\":true}").statusCode(404);
        hooks.as().header("If-Match", "\"1\"").delete(theirs.path()).then().statusCode(404);
        patch(theirs, "\"1\"", "{\"mode\":\"ordered\"}", 404);
        Hooks.as(Tokens.administrator())
                .get(Hooks.PATH + "?limit=500")
                .then()
                .body("items.id", hasItem(mine.id().toString()))
                .body("items.id", hasItem(theirs.id().toString()));
        for (String role : List.of("head", "sales", "support", "marketing", "frontdesk", "field", "auditor", "pbx")) {
            String token = Tokens.of(role).build();
            Hooks.as(token).get(Hooks.PATH).then().statusCode(403);
            Hooks.as(token)
                    .body("{}")
                    .post(mine.path() + "/rotate-secret")
                    .then()
                    .statusCode(403);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://93.184.216.34/, scheme",
        "https://10.0.0.1/, address",
        "https://169.254.169.254/latest/meta-data, address",
        "https://[::1]/, address",
        "https://[::ffff:10.0.0.1]/, address",
        "https://167772161/, address",
        "https://127.0.0.2/, address",
        "https://93.184.216.34:25/, port",
        "https://me:key@93.184.216.34/, credentials",
        "ftp://93.184.216.34/, scheme"
    })
    void aUrlThatLeadsInsideIsRefused(String url, String code) {
        hooks.as()
                .body(Map.of("url", url, "types", List.of("*")))
                .post(Hooks.PATH)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/url"))
                .body("errors[0].code", equalTo(code));
        Hook good = hooks.register(Map.of("url", PUBLIC, "types", List.of("*")));
        patch(good, "\"1\"", Hooks.json(Map.of("url", url)), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"types\":[\"*\"]}",
                "{\"url\":\"https://93.184.216.34/\"}",
                "{\"url\":\"https://93.184.216.34/\",\"types\":[]}",
                "{\"url\":\"https://93.184.216.34/\",\"types\":[\"deals\"]}",
                "{\"url\":\"https://93.184.216.34/\",\"types\":[\"kontor.*.won\"]}",
                "{\"url\":\"https://93.184.216.34/\",\"types\":[\"*\"],\"expression\":\"salary gt 5\"}",
                "{\"url\":\"https://93.184.216.34/\",\"types\":[\"*\"],\"subjects\":[\"me\"]}",
                "{\"url\":\"https://93.184.216.34/\",\"types\":[\"*\"],\"mode\":\"random\"}",
                "{\"url\":\"https://93.184.216.34/\",\"types\":[\"*\"],\"secret\":\"mine\"}"
            })
    void whatCannotBeRegisteredIsRefused(String body) {
        hooks.as().body(body).post(Hooks.PATH).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void aTestEventTellsWhetherAllIsWell() {
        // given
        receiver.answering(request -> new Receiver.Answer(200, Map.of(), "thanks"));
        Hook hook = hooks.register(Map.of("url", receiver.url(), "types", List.of("kontor.none")));

        // when
        String location = hooks.post(hook, "test", "").statusCode(202).extract().header("Location");

        // then
        await().atMost(SOON).until(() -> Hooks.count(hook, "delivered") == 1);
        hooks.as()
                .get(location)
                .then()
                .statusCode(200)
                .body("type", equalTo("kontor.notification.webhook.test.v1"))
                .body("attempts", equalTo(1))
                .body("nextAttemptAt", nullValue())
                .body("event", startsWith("{\"specversion\":\"1.0\""))
                .body("log", hasSize(1))
                .body("log[0].status", equalTo(200))
                .body("log[0].answer", equalTo("thanks"))
                .body("log[0].latencyMillis", notNullValue())
                .body("log[0].requestHeaders", not(equalTo("")));
        assertThat(receiver.received()).singleElement().satisfies(request -> {
            assertThat(request.isSignedWith(hook.secret())).isTrue();
            assertThat(request.event().path("subject").asText())
                    .isEqualTo(hook.id().toString());
        });
        hooks.post(hook, "disable", "").statusCode(200).body("state", equalTo("disabled"));
        hooks.post(hook, "test", "").statusCode(409);
    }

    @Test
    void duringARotationBothSecretsSignAndAfterItTheNewOneAlone() {
        // given
        Hook hook = hooks.register(Map.of("url", receiver.url(), "types", List.of("kontor.none")));

        // when
        String second = rotate(hook, 1);
        hooks.post(hook, "test", "").statusCode(202);
        await().atMost(SOON).until(() -> Hooks.count(hook, "delivered") == 1);
        String third = rotate(hook, 0);
        hooks.post(hook, "test", "").statusCode(202);
        await().atMost(SOON).until(() -> Hooks.count(hook, "delivered") == 2);

        // then
        Receiver.Received during = receiver.received().get(0);
        assertThat(during.isSignedWith(hook.secret())).isTrue();
        assertThat(during.isSignedWith(second)).isTrue();
        Receiver.Received after = receiver.received().get(1);
        assertThat(after.isSignedWith(second)).isFalse();
        assertThat(after.isSignedWith(third)).isTrue();
        hooks.post(hook, "rotate-secret", "{\"overlapHours\":1000}").statusCode(400);
    }

    @Test
    void theSweepTakesWhatIsOldAndWhatARemovedWebhookLeft() {
        // given
        Hook hook = hooks.register(Map.of("url", receiver.url(), "types", List.of("kontor.none")));
        Hook removed = hooks.register(Map.of("url", receiver.url(), "types", List.of("kontor.none")));
        for (Hook one : List.of(hook, hook, removed)) {
            hooks.post(one, "test", "").statusCode(202);
        }
        await().atMost(SOON).until(() -> Hooks.count(hook, "delivered") + Hooks.count(removed, "delivered") == 3);

        // when
        Rows.execute(
                "update webhook_delivery set created_at = now() - interval '31 days' where id = (select min(id::text)::uuid"
                        + " from webhook_delivery where webhook_id = '" + hook.id() + "')");
        hooks.as().header("If-Match", "\"1\"").delete(removed.path()).then().statusCode(204);

        // then
        await().atMost(SOON).until(() -> Hooks.count(hook, "delivered") == 1 && Hooks.attempts(hook) == 1);
        await().atMost(SOON).until(() -> Hooks.count(removed, "delivered") == 0);
        assertThat(Rows.count(
                        "webhook_attempt a left join webhook_delivery d on d.id = a.delivery_id where d.id is null"))
                .isZero();
    }

    private String rotate(Hook hook, int hours) {
        return hooks.post(hook, "rotate-secret", "{\"overlapHours\":" + hours + "}")
                .statusCode(200)
                .body("oldSecretUntil", notNullValue())
                .extract()
                .path("secret");
    }

    private void patch(Hook hook, String etag, String body, int status) {
        hooks.as()
                .contentType("application/merge-patch+json")
                .header("If-Match", etag)
                .body(body)
                .patch(hook.path())
                .then()
                .statusCode(status);
    }
}
