package dev.kontor.notification.webhook.send;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Writes down what attempts came to, with the log's entries: a batch is one statement. */
@ApplicationScoped
class RecordedOutcomes {
    /** When the lease is over, and somebody else's by now, only the news that the receiver has it still counts. */
    private static final String RECORD = """
            with o as (
              select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::timestamptz[], $6::bool[], $7::int[], $8::text[],
                $9::text[], $10::text[], $11::int[], $12::timestamptz[])
              as o (id, lease, number, state, next_attempt_at, is_try, status, error, answer, request_headers, latency_ms, at)),
            changed as (
              update webhook_delivery d set state = o.state, tries = tries + case when o.is_try then 1 else 0 end,
                next_attempt_at = coalesce(o.next_attempt_at, d.next_attempt_at), lease = null, last_status = o.status,
                last_error = o.error, finished_at = case when o.state = 'waiting' then null else $13::timestamptz end
              from o
              where d.id = o.id and d.state = 'waiting' and (d.lease = o.lease or o.state = 'delivered'))
            insert into webhook_attempt
              (delivery_id, number, at, request_headers, status, error, answer, latency_ms, next_attempt_at)
            select o.id, o.number, o.at, o.request_headers, o.status, o.error, o.answer, o.latency_ms, o.next_attempt_at
            from o where exists (select 1 from webhook_delivery d where d.id = o.id)
            on conflict do nothing
            """;

    private final Pool database;
    private final Clock clock;

    RecordedOutcomes(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Uni<Void> add(List<Outcome> outcomes) {
        // In one order, so that two replicas cannot wait for each other.
        List<Outcome> rows = outcomes.stream()
                .sorted(Comparator.comparing(outcome -> outcome.job().deliveryId()))
                .toList();
        Tuple columns = Tuple.tuple()
                .addValue(column(rows, o -> o.job().deliveryId(), UUID[]::new))
                .addValue(column(rows, o -> o.job().lease(), UUID[]::new))
                .addValue(column(rows, o -> o.job().number(), Integer[]::new))
                .addValue(column(rows, Outcome::state, String[]::new))
                .addValue(column(rows, o -> utc(o.nextAttemptAt()), OffsetDateTime[]::new))
                .addValue(column(rows, Outcome::isTry, Boolean[]::new))
                .addValue(column(rows, o -> o.reply().status(), Integer[]::new))
                .addValue(column(rows, o -> o.reply().error(), String[]::new))
                .addValue(column(rows, o -> o.reply().answer(), String[]::new))
                .addValue(column(rows, o -> o.reply().requestHeaders(), String[]::new))
                .addValue(column(rows, o -> o.reply().latencyMillis(), Integer[]::new))
                .addValue(column(rows, o -> utc(o.reply().at()), OffsetDateTime[]::new))
                .addValue(utc(clock.instant()));
        return database.preparedQuery(RECORD).execute(columns).replaceWithVoid();
    }

    private static <T extends @Nullable Object> T[] column(
            List<Outcome> rows, Function<Outcome, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
