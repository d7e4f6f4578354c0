package dev.kontor.notification.webhook.send;

import dev.kontor.notification.webhook.WebhookSettings;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.security.SecretSeal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Takes due deliveries for an attempt. {@code FOR UPDATE SKIP LOCKED} lets any number of replicas take side by side without waiting and
 * without taking the same row. A replica that dies leaves its rows to whoever looks when their lease is over: what it may have sent by
 * then goes out again under the same {@code webhook-id}.
 */
@ApplicationScoped
class Leases {
    private static final String LEASE = """
            update webhook_delivery d set lease = $1, next_attempt_at = $2, attempts = attempts + 1
            from picked p join webhook w on w.id = p.webhook_id, webhook_event e
            where d.id = p.id and e.id = d.event_id
            returning d.id, d.lease, d.webhook_id, d.event_id, d.attempts, d.tries, w.url, w.secret, w.old_secret, w.old_secret_until,
              w.owner_id, w.owner_client, w.owner_roles, w.owner_scopes, d.type,
              e.traceparent, e.body
            """;
    /** In random order, so that none comes first for ever where there is not enough for all. */
    private static final String DUE = """
            with picked as (
              select d.id, w.id as webhook_id
              from (
                select h.id, h.mode, coalesce(b.room, $4) as room
                from webhook h left join unnest($5::uuid[], $6::int[]) as b (id, room) on b.id = h.id
                where h.state = 'active' order by random()) w
              cross join lateral (
                select c.id from webhook_delivery c
                where c.webhook_id = w.id and c.state = 'waiting' and c.next_attempt_at <= $3
                  and (w.mode = 'parallel' or not exists (
                    select 1 from webhook_delivery before
                    where before.webhook_id = c.webhook_id and before.subject = c.subject and before.state = 'waiting'
                      and before.position < c.position))
                order by c.next_attempt_at, c.position
                limit w.room for update skip locked) d
              limit $7)
            """ + LEASE;
    /** The longest waiting of each suspended webhook whose time for a probe has come, however far off its next attempt was. */
    private static final String PROBES = """
            with due as (
              select id from webhook where state = 'suspended' and probe_at <= $3 for update skip locked),
            noted as (
              update webhook w set probe_at = $4 from due where w.id = due.id returning w.id),
            picked as (
              select d.id, noted.id as webhook_id
              from noted cross join lateral (
                select id from webhook_delivery c
                where c.webhook_id = noted.id and c.state = 'waiting' and (c.lease is null or c.next_attempt_at <= $3)
                order by c.position limit 1 for update skip locked) d)
            """ + LEASE;

    private final Pool database;
    private final SecretSeal seal;
    private final Clock clock;
    private final Duration lease;
    private final Duration probeEvery;

    Leases(Pool database, WebhookSettings settings, SecretSeal seal, Clock clock) {
        this.database = database;
        this.seal = seal;
        this.clock = clock;
        this.lease = settings.lease();
        this.probeEvery = settings.probeEvery();
    }

    /**
     * Due deliveries of active webhooks.
     *
     * @param room how many each may have
     * @param exceptions webhooks that may have another number
     * @param most how many in all
     */
    Uni<List<Job>> due(int room, Map<UUID, Integer> exceptions, int most) {
        Instant now = clock.instant();
        Tuple values = lease(now)
                .addValue(room)
                .addValue(exceptions.keySet().toArray(UUID[]::new))
                .addValue(exceptions.values().toArray(Integer[]::new))
                .addValue(most);
        return take(DUE, values, now, false);
    }

    Uni<List<Job>> probes() {
        Instant now = clock.instant();
        return take(PROBES, lease(now).addValue(utc(now.plus(probeEvery))), now, true);
    }

    private Tuple lease(Instant now) {
        return Tuple.of(Ids.next(), utc(now.plus(lease)), utc(now));
    }

    private Uni<List<Job>> take(String sql, Tuple values, Instant now, boolean probe) {
        return database.preparedQuery(sql)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> Job.from(row, now, probe, seal))
                        .toList());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
