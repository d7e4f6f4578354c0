package dev.kontor.notification.webhook;

import dev.kontor.notification.webhook.intake.Selection;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Takes in a new webhook, with a secret of its own. Its URL has been checked. */
@ApplicationScoped
class RegisterWebhook {
    private final Webhooks webhooks;
    private final Outbox outbox;
    private final Clock clock;

    RegisterWebhook(Webhooks webhooks, Outbox outbox, Clock clock) {
        this.webhooks = webhooks;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Webhook> register(WebhookFields fields) {
        Selection.verify(fields.expression());
        Webhook webhook = Webhook.of(Ids.next(), webhooks.callersOwn(), fields, clock.instant());
        return outbox.publish(webhook, List.of(webhook.registered())).chain(() -> webhooks.persist(webhook));
    }
}
