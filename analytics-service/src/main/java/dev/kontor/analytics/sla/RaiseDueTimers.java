package dev.kontor.analytics.sla;

import dev.kontor.platform.event.CurrentEvent;
import dev.kontor.platform.event.Traces;
import dev.kontor.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Raises warnings and breaches whose time has come. Any number of replicas may: each takes rows that no other holds. */
@ApplicationScoped
class RaiseDueTimers {
    private static final int BATCH = 100;

    private final SlaTimers timers;
    private final Outbox outbox;
    private final CurrentEvent current;
    private final Traces traces;
    private final Clock clock;

    RaiseDueTimers(SlaTimers timers, Outbox outbox, CurrentEvent current, Traces traces, Clock clock) {
        this.timers = timers;
        this.outbox = outbox;
        this.current = current;
        this.traces = traces;
        this.clock = clock;
    }

    /** Answers how many timers had something to say. */
    @WithTransaction
    public Uni<Integer> run() {
        Instant now = clock.instant();
        return timers.due(now, BATCH).chain(due -> {
            Uni<Void> all = Uni.createFrom().voidItem();
            for (SlaTimer timer : due) {
                all = all.chain(() -> raise(timer, now));
            }
            return all.replaceWith(due.size());
        });
    }

    private Uni<Void> raise(SlaTimer timer, Instant now) {
        current.actAs("system:analytics", timer.correlationId(), timer.startEventId());
        return traces.follow(timer.traceparent(), "sla.due", () -> outbox.publish(timer, timer.tick(now)));
    }
}
