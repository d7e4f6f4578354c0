package dev.kontor.notification.webhook.intake;

import dev.kontor.platform.id.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Deliveries to be made: one per webhook and event, however often the event comes. A batch is one statement. */
@ApplicationScoped
class PlannedDeliveries {
    private static final String ADD = """
            with event as (
              insert into webhook_event (id, received_at, traceparent, body)
              select e.id, $7, e.traceparent, e.body from unnest($1::uuid[], $9::text[], $2::text[]) as e (id, traceparent, body)
              on conflict do nothing)
            insert into webhook_delivery (id, webhook_id, event_id, type, subject, state, next_attempt_at, created_at)
            select n.id, n.webhook_id, n.event_id, n.type, n.subject, 'waiting', $7, $7
            from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $8::uuid[]) with ordinality
              as n (id, webhook_id, event_id, type, subject, place)
            join webhook w on w.id = n.webhook_id
            order by n.place
            on conflict do nothing
            """;

    private final Clock clock;

    PlannedDeliveries(Clock clock) {
        this.clock = clock;
    }

    /** An event and one who wants it. */
    record Wanted(UUID id, UUID webhookId, Event event) {
        static Wanted of(Subscription subscription, Event event) {
            return new Wanted(Ids.next(), subscription.webhookId(), event);
        }
    }

    Uni<Void> add(SqlClient connection, List<Wanted> wanted) {
        Map<UUID, Event> events = new LinkedHashMap<>();
        wanted.forEach(one -> events.putIfAbsent(one.event().id(), one.event()));
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        Tuple columns = Tuple.tuple()
                .addValue(column(events.values(), Event::id, UUID[]::new))
                .addValue(column(events.values(), Event::body, String[]::new))
                .addValue(column(wanted, Wanted::id, UUID[]::new))
                .addValue(column(wanted, Wanted::webhookId, UUID[]::new))
                .addValue(column(wanted, one -> one.event().id(), UUID[]::new))
                .addValue(column(wanted, one -> one.event().type(), String[]::new))
                .addValue(now)
                .addValue(column(wanted, one -> one.event().subject(), UUID[]::new))
                .addValue(column(events.values(), Event::traceparent, String[]::new));
        return connection.preparedQuery(ADD).execute(columns).replaceWithVoid();
    }

    private static <R, T extends @Nullable Object> T[] column(
            Collection<R> rows, Function<R, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
