package dev.kontor.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.kontor.notification.MailSettings;
import dev.kontor.notification.Rows;
import dev.kontor.notification.webhook.Hooks.Hook;
import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.Scope;
import dev.kontor.platformtest.Decisions;
import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.KontorTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a webhook's owner may not read is not sent to it. */
@QuarkusTest
@WithTestResource(KontorTestResource.class)
@WithTestResource(MailSettings.class)
class WebhookRightsIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String WON = "kontor.deals.deal.won.v1";
    private static final String PRODUCT = "kontor.deals.product.revised.v1";

    private final UUID subject = UUID.randomUUID();
    private final Hooks hooks = new Hooks(UUID.randomUUID());
    private final Receiver receiver = Receiver.open();
    private final Events events = new Events();
    private final Decisions decisions = new Decisions();

    @AfterEach
    void close() {
        decisions.close();
        events.close();
        receiver.close();
    }

    @Test
    void onlyWhoReadsAllRecordsOfAKindGetsItsFacts() {
        // given
        Hook hook = hooks.register(receiver.url(), subject, "parallel");
        for (Scope scope : List.of(Scope.NONE, Scope.OWN, Scope.TEAM, Scope.SUBTREE)) {
            decisions.decide("integrator", "deal", Map.of(Action.READ, scope), Map.of());

            // when
            events.send(WON, subject, 1, "{}");
            UUID other = events.send(PRODUCT, subject, 1, "{}");

            // then
            await().atMost(SOON).until(() -> receiver.ids().contains(other.toString()));
        }
        await().pollDelay(Duration.ofSeconds(1)).until(() -> Hooks.count(hook, "delivered") == 4);
        assertThat(Rows.count("webhook_delivery where webhook_id = '" + hook.id() + "'"))
                .isEqualTo(4);
    }

    @Test
    void concealedFieldsAreNeitherSentNorFoundByAnExpression() {
        // given
        decisions.decide(
                "integrator",
                "deal",
                Map.of(Action.READ, Scope.ALL),
                Map.of("amount", "hidden", "source", "masked", "stage", "hidden"));
        Hook all = hooks.register(receiver.url(), subject, "parallel");
        Hook byAmount = hooks.register(Map.of(
                "url",
                receiver.url(),
                "types",
                List.of("kontor.deals.*"),
                "subjects",
                List.of(subject),
                "expression",
                "data.amount.amount gt 5"));

        // when
        UUID won = events.send(
                WON,
                subject,
                1,
                "{\"amount\":{\"amount\":\"12.50\"},\"source\":\"fair\",\"stage\":\"won\",\"from\":\"new\",\"ratio\":1.5}");

        // then
        await().atMost(SOON).until(() -> Hooks.count(all, "delivered") == 1);
        assertThat(receiver.ids()).containsExactly(won.toString());
        assertThat(receiver.received().getFirst().event().path("data").toString())
                .isEqualTo("{\"source\":\"***\",\"ratio\":1.5}");
        assertThat(Rows.count("webhook_delivery where webhook_id = '" + byAmount.id() + "'"))
                .isZero();
    }

    /** However long it has waited. */
    @Test
    void whatTheOwnerMayNoLongerReadIsNotSentAtALaterAttempt() {
        // given
        receiver.answering(503);
        Hook hook = hooks.register(receiver.url(), subject, "parallel");
        UUID won = events.send(WON, subject, 1, "{}");
        await().atMost(SOON).until(() -> Hooks.attempts(hook) >= 1);

        // when
        decisions.decide("integrator", "deal", Map.of(), Map.of());
        int before = receiver.received().size();

        // then
        await().atMost(SOON).until(() -> Hooks.count(hook, "failed") == 1);
        assertThat(receiver.received().size()).isBetween(1, before + 1);
        hooks.delivery(hook, won).body("lastError", equalTo("owner-may-not-read"));
    }
}
