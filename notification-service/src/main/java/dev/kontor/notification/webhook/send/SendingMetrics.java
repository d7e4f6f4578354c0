package dev.kontor.notification.webhook.send;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How webhooks are doing: what waits, how long the oldest that is due has waited, and what attempts came to. */
@ApplicationScoped
class SendingMetrics {
    private static final double MILLIS_PER_SECOND = 1_000.0;
    /** Only active webhooks can be late: what waits for a suspended one does so on purpose. */
    private static final String LATE = """
            select
              (select count(*) from webhook_delivery where state = 'waiting') as waiting,
              (select min(d.next_attempt_at)
               from webhook w cross join lateral (
                 select next_attempt_at from webhook_delivery d
                 where d.webhook_id = w.id and d.state = 'waiting' order by next_attempt_at limit 1) d
               where w.state = 'active') as oldest
            """;

    private final Pool database;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Timer latency;
    private final Map<String, Counter> attempts = new ConcurrentHashMap<>();

    private volatile long waiting;

    @Nullable
    private volatile OffsetDateTime oldest;

    SendingMetrics(Pool database, MeterRegistry metrics, Clock clock) {
        this.database = database;
        this.metrics = metrics;
        this.clock = clock;
        this.latency = metrics.timer("kontor.webhooks.latency");
        Gauge.builder("kontor.webhooks.backlog", this, self -> self.waiting)
                .description("Deliveries to webhooks that wait")
                .register(metrics);
        Gauge.builder("kontor.webhooks.lag", this, SendingMetrics::lagSeconds)
                .baseUnit("seconds")
                .description("Now minus the time of the oldest delivery to an active webhook that is due")
                .register(metrics);
    }

    void count(Outcome outcome) {
        attempts.computeIfAbsent(
                        outcome.state(), state -> metrics.counter("kontor.webhooks.attempts", "outcome", state))
                .increment();
        latency.record(outcome.reply().latencyMillis(), TimeUnit.MILLISECONDS);
    }

    @Scheduled(every = "PT10S", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> observe() {
        return database.query(LATE)
                .execute()
                .invoke(rows -> {
                    Row row = rows.iterator().next();
                    waiting = row.getLong("waiting");
                    oldest = row.getOffsetDateTime("oldest");
                })
                .replaceWithVoid();
    }

    double lagSeconds() {
        OffsetDateTime since = oldest;
        if (since == null) {
            return 0;
        }
        return Math.max(0, Duration.between(since.toInstant(), clock.instant()).toMillis() / MILLIS_PER_SECOND);
    }
}
