package dev.kontor.notification.webhook;

import dev.kontor.notification.webhook.intake.Selection;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.security.SecretSeal;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Takes in a new webhook, with a secret of its own. Its URL has been checked. */
@ApplicationScoped
class RegisterWebhook {
    private final Webhooks webhooks;
    private final Outbox outbox;
    private final SecretSeal seal;
    private final Clock clock;

    RegisterWebhook(Webhooks webhooks, Outbox outbox, SecretSeal seal, Clock clock) {
        this.webhooks = webhooks;
        this.outbox = outbox;
        this.seal = seal;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<WithSecret> register(WebhookFields fields) {
        Selection.verify(fields.expression());
        UUID id = Ids.next();
        String secret = Secret.next();
        Webhook webhook = Webhook.of(id, webhooks.owner(), fields, Secret.sealed(secret, id, seal), clock.instant());
        return outbox.publish(webhook, List.of(webhook.registered()))
                .chain(() -> webhooks.persist(webhook))
                .replaceWith(new WithSecret(webhook, secret));
    }
}
