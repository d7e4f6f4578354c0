package dev.kontor.notification.webhook;

import dev.kontor.platform.access.Change;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.patch.StaleWrites;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Removes a webhook with its deliveries. */
@ApplicationScoped
class RemoveWebhook {
    private final Webhooks webhooks;
    private final StaleWrites staleWrites;
    private final Outbox outbox;

    RemoveWebhook(Webhooks webhooks, StaleWrites staleWrites, Outbox outbox) {
        this.webhooks = webhooks;
        this.staleWrites = staleWrites;
        this.outbox = outbox;
    }

    @WithTransaction
    public Uni<Void> remove(UUID id, ExpectedVersion expected) {
        return webhooks.lock(id, Change.DELETE)
                .call(webhook -> staleWrites.refuse(webhook, expected, Set.of()))
                .call(webhook -> outbox.publish(webhook, List.of(new WebhookFact.Removed())))
                .chain(webhook -> webhooks.delete("id", webhook.id()))
                .replaceWithVoid();
    }
}
