package dev.kontor.notification.webhook;

import dev.kontor.platform.access.Change;
import dev.kontor.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Starts a stopped webhook again; what waits for it is due at once. */
@ApplicationScoped
class EnableWebhook {
    private final Webhooks webhooks;
    private final Backlog backlog;
    private final Outbox outbox;
    private final Clock clock;

    EnableWebhook(Webhooks webhooks, Backlog backlog, Outbox outbox, Clock clock) {
        this.webhooks = webhooks;
        this.backlog = backlog;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Webhook> enable(UUID id) {
        return webhooks.lock(id, Change.COMMAND)
                .call(webhook -> outbox.publish(webhook, webhook.enable(clock.instant())))
                .call(() -> backlog.dueNow(id, clock.instant()));
    }
}
