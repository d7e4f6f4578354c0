package dev.kontor.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kontor.notification.MailSettings;
import dev.kontor.notification.Rows;
import dev.kontor.notification.webhook.Hooks.Hook;
import dev.kontor.platformtest.KontorTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No secret can be read in the database, and none is lost by that. */
@QuarkusTest
@WithTestResource(KontorTestResource.class)
@WithTestResource(MailSettings.class)
class WebhookSecretsIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SEALED = "sealed:test:";
    private static final String PLAIN = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final UUID owner = UUID.randomUUID();
    private final Hooks hooks = new Hooks(owner);
    private final Receiver receiver = Receiver.open();

    @Inject
    SealSecrets sealSecrets;

    @AfterEach
    void close() {
        receiver.close();
        Rows.execute("delete from webhook where owner_id = '" + owner + "'");
    }

    @Test
    void inTheDatabaseSecretsAreSealed() {
        // given
        Hook hook = hooks.register(fields());

        // when
        hooks.post(hook, "rotate-secret", "{}").statusCode(200);

        // then
        assertThat(stored(hook)).hasSize(2).allMatch(text -> text.startsWith(SEALED));
        assertThat(Rows.count("webhook where row(webhook.*)::text like '%whsec%'"))
                .isZero();
        assertThat(Rows.count("outbox where payload like '%whsec%'")).isZero();
    }

    @Test
    void aRepeatedRequestIsAnsweredWithTheSecretThatIsRememberedSealed() {
        // given
        String key = UUID.randomUUID().toString();

        // when
        String first = register(key);
        String again = register(key);

        // then
        assertThat(again).isEqualTo(first).startsWith("whsec_");
        assertThat(Rows.texts("select body from idempotency_claim where key = '" + key + "'"))
                .singleElement()
                .asString()
                .startsWith(SEALED);
        assertThat(Rows.count("idempotency_claim where body like '%whsec%'")).isZero();
    }

    @Test
    void whatWasStoredBeforeIsSealedAtTheNextStartAndSignsAsItDid() throws SQLException {
        // given
        Hook hook = hooks.register(fields());
        Rows.execute("update webhook set secret = '" + PLAIN + "', old_secret = '" + PLAIN + "' where id = '"
                + hook.id() + "'");

        // when
        int sealed = sealSecrets.sealAll();

        // then
        assertThat(sealed).isEqualTo(1);
        assertThat(stored(hook)).hasSize(2).allMatch(text -> text.startsWith(SEALED));
        assertThat(sealSecrets.sealAll()).isZero();
        hooks.post(hook, "test", "").statusCode(202);
        await().atMost(SOON).until(() -> Hooks.count(hook, "delivered") == 1);
        assertThat(receiver.received())
                .singleElement()
                .satisfies(request -> assertThat(request.isSignedWith(PLAIN)).isTrue());
    }

    @Test
    void withoutTheKeyOfAStoredSecretTheServiceDoesNotStart() {
        // given
        Hook hook = hooks.register(fields());
        Rows.execute("update webhook set secret = replace(secret, 'sealed:test:', 'sealed:lost:') where id = '"
                + hook.id() + "'");

        // then
        assertThatThrownBy(sealSecrets::sealAll)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("webhook " + hook.id())
                .hasMessageContaining("key lost");
    }

    private Map<String, Object> fields() {
        return Map.of("url", receiver.url(), "types", List.of("kontor.none"));
    }

    private String register(String key) {
        return hooks.as()
                .header("Idempotency-Key", key)
                .body(fields())
                .post(Hooks.PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
    }

    private static List<String> stored(Hook hook) {
        return Rows.texts("select unnest(array_remove(array[secret, old_secret], null)) from webhook where id = '"
                + hook.id() + "'");
    }
}
