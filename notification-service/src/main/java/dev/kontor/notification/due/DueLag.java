package dev.kontor.notification.due;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far behind we are: now minus the time of the oldest open row that is due, as metric {@code kontor.due.lag} in seconds. */
@ApplicationScoped
class DueLag {
    private static final double MILLIS_PER_SECOND = 1_000.0;
    private static final String OLDEST =
            "select min(due_at) from delivery where state in ('scheduled', 'claimed') and due_at <= ?1";

    private final Clock clock;

    @Nullable
    private volatile Instant oldestDueAt;

    DueLag(Clock clock, MeterRegistry metrics) {
        this.clock = clock;
        Gauge.builder("kontor.due.lag", this, DueLag::seconds)
                .baseUnit("seconds")
                .description("Now minus the time of the oldest delivery that is due")
                .register(metrics);
    }

    @Scheduled(every = "PT5S", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> observe() {
        return Panache.withSession(() -> Panache.getSession()
                        .chain(session -> session.createNativeQuery(OLDEST, Instant.class)
                                .setParameter(1, clock.instant())
                                .getSingleResultOrNull()))
                .invoke(oldest -> oldestDueAt = oldest)
                .replaceWithVoid();
    }

    double seconds() {
        Instant oldest = oldestDueAt;
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / MILLIS_PER_SECOND;
    }
}
