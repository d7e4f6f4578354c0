package dev.kontor.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.platform.access.Subject;
import dev.kontor.platform.problem.Problem;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WebhookTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final UUID OWNER = UUID.fromString("0195a3c0-2222-7000-8000-000000000002");
    private static final WebhookFields FIELDS =
            new WebhookFields("https://a.example/key", "CRM", List.of("kontor.deals.*"), null, null, null);

    private final Webhook webhook = Webhook.of(
            UUID.randomUUID(),
            new Subject(OWNER, null, Set.of("integrator"), List.of(), Set.of()),
            FIELDS,
            "sealed:1:first",
            NOW);

    @Test
    void whatIsNotSaidIsParallelAndOfAllSubjects() {
        assertThat(webhook.fields().mode()).isEqualTo(WebhookMode.PARALLEL);
        assertThat(webhook.fields().subjects()).isEmpty();
        assertThat(webhook.registered()).isEqualTo(new WebhookFact.Registered(OWNER, FIELDS.types(), "parallel"));
        assertThat(webhook.team()).isNull();
    }

    @Test
    void aSecretHasThirtyTwoBytesAndIsNoOthers() {
        String secret = Secret.next();

        assertThat(secret).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32);
        assertThat(Secret.next()).isNotEqualTo(secret);
        assertThat(WebhookView.from(webhook).secret()).isNull();
    }

    @Test
    void aRotationKeepsTheOldSecretForAWhile() {
        // when
        WebhookFact fact = webhook.rotateSecret("sealed:1:second", NOW.plusSeconds(60), NOW);

        // then
        assertThat(fact).isEqualTo(new WebhookFact.SecretRotated(NOW.plusSeconds(60)));
        assertThat(WebhookView.from(new WithSecret(webhook, "whsec_told")).secret())
                .isEqualTo("whsec_told");
        assertThat(webhook.oldSecretUntil()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void theCircuitOpensOnceAndClosesOnce() {
        assertThat(webhook.resume(NOW)).isEmpty();
        assertThat(webhook.suspend("timed-out", NOW.plusSeconds(60), NOW))
                .containsExactly(new WebhookFact.Suspended(0, "timed-out"));
        assertThat(webhook.suspend("timed-out", NOW.plusSeconds(60), NOW)).isEmpty();
        assertThat(webhook.state()).isEqualTo(WebhookState.SUSPENDED);
        assertThat(webhook.reason()).isEqualTo("timed-out");
        webhook.tryNow(NOW);
        assertThat(webhook.resume(NOW)).containsExactly(new WebhookFact.Resumed());
        assertThat(webhook.state()).isEqualTo(WebhookState.ACTIVE);
        assertThat(webhook.reason()).isNull();
    }

    @Test
    void oneThatIsDisabledStaysSoUntilItsOwnerSaysOtherwise() {
        assertThat(webhook.enable(NOW)).isEmpty();
        assertThat(webhook.disable("gone", NOW)).containsExactly(new WebhookFact.Disabled("gone"));
        assertThat(webhook.disable("by-owner", NOW)).isEmpty();
        assertThat(webhook.suspend("timed-out", NOW, NOW)).isEmpty();
        assertThat(webhook.resume(NOW)).isEmpty();
        assertThatThrownBy(() -> webhook.tryNow(NOW)).isInstanceOf(Problem.class);
        assertThat(webhook.enable(NOW)).containsExactly(new WebhookFact.Enabled());
    }

    @Test
    void aRevisionTellsWhatItChanged() {
        WebhookFields after = new WebhookFields(
                "https://a.example/key", null, List.of("*"), List.of(OWNER), "data.a eq 1", WebhookMode.ORDERED);

        assertThat(webhook.revise(FIELDS, List.of(), NOW)).isEmpty();
        assertThat(webhook.revise(after, List.of("types"), NOW))
                .containsExactly(new WebhookFact.Revised(List.of("*"), "ordered", List.of("types")));
        assertThat(webhook.fields()).isEqualTo(after);
    }
}
