package dev.kontor.notification.webhook.delivery;

import dev.kontor.notification.webhook.Webhooks;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.AssertTrue;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Sends many deliveries again, oldest first, each with its own {@code webhook-id}: a range of time, or all that failed. */
@ApplicationScoped
class ReplayDeliveries {
    private static final int MOST = 50_000;
    private static final String RANGE = """
            update webhook_delivery set state = 'waiting', tries = 0, next_attempt_at = ?4, finished_at = null
            where id in (
              select id from webhook_delivery
              where webhook_id = ?1 and created_at >= ?2 and created_at < ?3 and lease is null
              order by position limit ?5 for update)
            returning created_at
            """;
    private static final String FAILED = """
            update webhook_delivery set state = 'waiting', tries = 0, next_attempt_at = ?2, finished_at = null
            where id in (
              select id from webhook_delivery where webhook_id = ?1 and state = 'failed'
              order by position limit ?3 for update)
            returning created_at
            """;

    /**
     * Either {@code failed} or {@code from} and {@code to}.
     *
     * @param from time at which the delivery came into being, the first that counts
     * @param to the first that does not count
     */
    @Schema(name = "ReplayDeliveries")
    record Request(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Boolean failed) {
        @Schema(hidden = true)
        @AssertTrue(message = "give failed: true, or from and to")
        public boolean isOneOfTheTwo() {
            boolean range = from != null && to != null;
            return Boolean.TRUE.equals(failed) ? from == null && to == null : range;
        }
    }

    /**
     * What was replayed.
     *
     * @param complete false when there may be more: ask again; for a range, from {@code until}
     * @param until when the newest of those replayed came into being
     */
    @Schema(name = "Replay")
    record Replay(int replayed, boolean complete, @Nullable Instant until) {}

    private final Webhooks webhooks;
    private final Clock clock;

    ReplayDeliveries(Webhooks webhooks, Clock clock) {
        this.webhooks = webhooks;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Replay> replay(UUID webhookId, Request request) {
        return webhooks.get(webhookId).chain(() -> Panache.getSession()).chain(session -> {
            Instant now = clock.instant();
            Instant from = request.from();
            Instant to = request.to();
            var query = from == null || to == null
                    ? session.createNativeQuery(FAILED, Instant.class)
                            .setParameter(1, webhookId)
                            .setParameter(2, now)
                            .setParameter(3, MOST)
                    : session.createNativeQuery(RANGE, Instant.class)
                            .setParameter(1, webhookId)
                            .setParameter(2, from)
                            .setParameter(3, to)
                            .setParameter(4, now)
                            .setParameter(5, MOST);
            return query.getResultList()
                    .map(created -> new Replay(
                            created.size(),
                            created.size() < MOST,
                            created.stream().max(Instant::compareTo).orElse(null)));
        });
    }
}
