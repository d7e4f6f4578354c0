package dev.kontor.notification.webhook;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** What waits to be sent to a webhook. */
@ApplicationScoped
class Backlog {
    private static final String DUE_NOW = """
            update webhook_delivery set next_attempt_at = ?2
            where webhook_id = ?1 and state = 'waiting' and lease is null and next_attempt_at > ?2
            """;

    /** Makes due what waits for its next attempt, in the transaction that is open; what is on its way is left alone. */
    Uni<Void> dueNow(UUID webhookId, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DUE_NOW)
                        .setParameter(1, webhookId)
                        .setParameter(2, now)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
