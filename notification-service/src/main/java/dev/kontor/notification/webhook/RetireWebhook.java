package dev.kontor.notification.webhook;

import dev.kontor.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Stops a webhook whose receiver says that it is gone (410). */
@ApplicationScoped
public class RetireWebhook {
    private static final String GONE = "gone";

    private final Webhooks webhooks;
    private final Outbox outbox;
    private final Clock clock;

    RetireWebhook(Webhooks webhooks, Outbox outbox, Clock clock) {
        this.webhooks = webhooks;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Void> retire(UUID id) {
        return webhooks.lockIfThere(id)
                .onItem()
                .ifNotNull()
                .call(webhook -> outbox.publish(webhook, webhook.disable(GONE, clock.instant())))
                .replaceWithVoid();
    }
}
