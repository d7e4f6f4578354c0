package dev.kontor.notification.webhook.delivery;

import dev.kontor.platform.filter.Condition;
import dev.kontor.platform.filter.FilterField.Kind;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Listing;
import dev.kontor.platform.paging.Page;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log of what webhooks were and will be sent. Whoever may see the webhook may see its deliveries. */
@ApplicationScoped
class WebhookDeliveries implements PanacheRepositoryBase<WebhookDelivery, UUID> {
    private static final Listing<WebhookDelivery> LISTING = Listing.of(WebhookDelivery.class, WebhookDelivery::id)
            .filterable(Kind.TEXT, "state", "type", "lastError")
            .filterable(Kind.UUID, "eventId", "subject")
            .filterable(Kind.NUMBER, "lastStatus")
            .sortable(Kind.INSTANT, "createdAt", WebhookDelivery::createdAt);
    private static final String EVENT =
            "select body from webhook_event e join webhook_delivery d on d.event_id = e.id where d.id = ?1";
    private static final String ATTEMPTS = """
            select number, at, request_headers, status, error, answer, latency_ms, next_attempt_at
            from webhook_attempt where delivery_id = ?1 order by number
            """;
    private static final String ADD = """
            with event as (
              insert into webhook_event (id, received_at, body) values (?2, ?7, ?6))
            insert into webhook_delivery (id, webhook_id, event_id, type, subject, state, next_attempt_at, created_at)
            values (?1, ?3, ?2, ?4, ?5, 'waiting', ?7, ?7)
            """;

    Uni<Page<WebhookDelivery>> list(UUID webhookId, ListQuery query) {
        return LISTING.page(query, new Condition("e.webhookId = :webhookId", Map.of("webhookId", webhookId)));
    }

    Uni<WebhookDelivery> get(UUID webhookId, UUID id) {
        return find("id = ?1 and webhookId = ?2", id, webhookId)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("delivery", id));
    }

    /** The request's body. */
    Uni<String> event(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(EVENT, String.class)
                        .setParameter(1, id)
                        .getSingleResult());
    }

    Uni<List<WebhookDeliveryView.AttemptView>> attempts(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ATTEMPTS, Object[].class)
                        .setParameter(1, id)
                        .getResultList())
                .map(rows -> rows.stream().map(WebhookDeliveries::attempt).toList());
    }

    /** A delivery that no event of Kafka asked for, due now. */
    Uni<Void> add(UUID id, UUID webhookId, UUID eventId, String type, UUID subject, String body, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ADD)
                        .setParameter(1, id)
                        .setParameter(2, eventId)
                        .setParameter(3, webhookId)
                        .setParameter(4, type)
                        .setParameter(5, subject)
                        .setParameter(6, body)
                        .setParameter(7, now)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static WebhookDeliveryView.AttemptView attempt(@Nullable Object[] row) {
        int column = 0;
        return new WebhookDeliveryView.AttemptView(
                number(row[column++]),
                instant(row[column++]),
                String.valueOf(row[column++]),
                (Integer) row[column++],
                (String) row[column++],
                (String) row[column++],
                number(row[column++]),
                row[column] == null ? null : instant(row[column]));
    }

    private static int number(@Nullable Object value) {
        return value instanceof Number number ? number.intValue() : 0;
    }

    private static Instant instant(@Nullable Object value) {
        return value instanceof OffsetDateTime time ? time.toInstant() : (Instant) Objects.requireNonNull(value);
    }
}
