package dev.kontor.notification.webhook.delivery;

import dev.kontor.notification.webhook.Webhooks;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Sends one delivery again, whatever came of it, with the same {@code webhook-id} and all its attempts anew. */
@ApplicationScoped
class ReplayDelivery {
    private static final String REPLAY = """
            update webhook_delivery set state = 'waiting', tries = 0, next_attempt_at = ?2, finished_at = null
            where id = ?1 and webhook_id = ?3 and lease is null
            """;

    private final Webhooks webhooks;
    private final WebhookDeliveries deliveries;
    private final Clock clock;

    ReplayDelivery(Webhooks webhooks, WebhookDeliveries deliveries, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** One that is on its way at this moment is left to be. */
    @WithTransaction
    public Uni<WebhookDelivery> replay(UUID webhookId, UUID id) {
        return webhooks.get(webhookId)
                .chain(() -> Panache.getSession())
                .chain(session -> session.createNativeQuery(REPLAY)
                        .setParameter(1, id)
                        .setParameter(2, clock.instant())
                        .setParameter(3, webhookId)
                        .executeUpdate())
                .chain(() -> deliveries.get(webhookId, id));
    }
}
