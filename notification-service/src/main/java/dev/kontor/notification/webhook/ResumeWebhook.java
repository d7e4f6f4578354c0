package dev.kontor.notification.webhook;

import dev.kontor.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Closes the circuit of a receiver that answers again; what has waited goes out from where it stood. */
@ApplicationScoped
public class ResumeWebhook {
    private final Webhooks webhooks;
    private final Backlog backlog;
    private final Outbox outbox;
    private final Clock clock;

    ResumeWebhook(Webhooks webhooks, Backlog backlog, Outbox outbox, Clock clock) {
        this.webhooks = webhooks;
        this.backlog = backlog;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Void> resume(UUID id) {
        return webhooks.lockIfThere(id)
                .onItem()
                .ifNotNull()
                .call(webhook -> outbox.publish(webhook, webhook.resume(clock.instant())))
                .call(() -> backlog.dueNow(id, clock.instant()))
                .replaceWithVoid();
    }
}
