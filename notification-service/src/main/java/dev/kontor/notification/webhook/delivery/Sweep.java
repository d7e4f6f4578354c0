package dev.kontor.notification.webhook.delivery;

import dev.kontor.notification.webhook.WebhookSettings;
import dev.kontor.platform.work.InTurn;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Deletes deliveries past their days with their log, and those of removed webhooks, in pieces that hold no lock for long. */
@ApplicationScoped
class Sweep {
    private static final int PIECE = 5_000;
    private static final String OLD = """
            delete from webhook_delivery where id in (select id from webhook_delivery where created_at < $1 limit $2)
            """;
    /** Walks from one webhook's deliveries to the next one's by the index, however many each has. */
    private static final String ORPHANS = """
            with recursive known as (
              (select webhook_id from webhook_delivery order by webhook_id limit 1)
              union all
              select (select d.webhook_id from webhook_delivery d where d.webhook_id > known.webhook_id order by d.webhook_id limit 1)
              from known where known.webhook_id is not null)
            delete from webhook_delivery where id in (
              select d.id from known join webhook_delivery d on d.webhook_id = known.webhook_id
              where $1::timestamptz is not null and not exists (select 1 from webhook w where w.id = known.webhook_id)
              limit $2)
            """;
    /** An event's deliveries are as old as it is; a day later none can be left. */
    private static final String EVENTS = """
            delete from webhook_event where id in (
              select id from webhook_event where received_at < $1::timestamptz - interval '1 day' limit $2)
            """;

    private final Pool database;
    private final Clock clock;
    private final int retentionDays;

    Sweep(Pool database, WebhookSettings settings, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.retentionDays = settings.retentionDays();
    }

    @Scheduled(
            every = "${kontor.webhooks.sweep-every:PT15M}",
            delayed = "${kontor.webhooks.sweep-after:PT1M}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        OffsetDateTime before = clock.instant().atOffset(ZoneOffset.UTC).minusDays(retentionDays);
        return InTurn.forEach(List.of(OLD, ORPHANS, EVENTS), statement -> inPieces(statement, before));
    }

    private Uni<Void> inPieces(String statement, OffsetDateTime before) {
        return database.preparedQuery(statement)
                .execute(Tuple.of(before, PIECE))
                .chain(rows -> rows.rowCount() < PIECE ? Uni.createFrom().voidItem() : inPieces(statement, before));
    }
}
