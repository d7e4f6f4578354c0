package dev.kontor.notification.webhook;

import dev.kontor.platform.access.Change;
import dev.kontor.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Stops a webhook by its owner's word. */
@ApplicationScoped
class DisableWebhook {
    private static final String BY_OWNER = "by-owner";

    private final Webhooks webhooks;
    private final Outbox outbox;
    private final Clock clock;

    DisableWebhook(Webhooks webhooks, Outbox outbox, Clock clock) {
        this.webhooks = webhooks;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Webhook> disable(UUID id) {
        return webhooks.lock(id, Change.COMMAND)
                .call(webhook -> outbox.publish(webhook, webhook.disable(BY_OWNER, clock.instant())));
    }
}
