package dev.kontor.gateway.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The log of facts as this gateway sees it: its newest part in memory, followed by a thread of its own, and how far back it is valid. */
@Singleton
class EventLog {
    private static final long CLOSE_MILLIS = 2_000;

    private final Tailer tailer;
    private final Thread thread;
    private volatile @Nullable View view;
    private volatile boolean reachable;

    /** Nothing but what streams are told of a change. */
    record Moved() {}

    /**
     * One reading of the log; replaced when the partitions changed or the connection had to be made anew.
     *
     * @param oldest valid positions, for a while
     */
    record View(Ring ring, Positions oldest) {}

    EventLog(
            LogClients clients,
            FactTopics topics,
            StreamConfig config,
            Clock clock,
            AccessChanges changes,
            Event<Moved> moved) {
        this.tailer = new Tailer(this, clients, topics, config, clock, changes, () -> moved.fire(new Moved()));
        this.thread = Thread.ofPlatform().daemon().name("event-tail").unstarted(tailer);
    }

    void start(@Observes StartupEvent startup, MeterRegistry registry) {
        Gauge.builder("kontor.gateway.events.ring.facts", this, EventLog::ringSize)
                .description("Facts in memory")
                .register(registry);
        Gauge.builder("kontor.gateway.events.ring.span", this, EventLog::spanSeconds)
                .description("Time between the oldest and the newest fact in memory")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("kontor.gateway.events.log.reachable", this, log -> log.reachable ? 1 : 0)
                .description("1 while Kafka answers")
                .register(registry);
        thread.start();
    }

    /** Null until Kafka was reached for the first time. */
    @Nullable
    View view() {
        return view;
    }

    boolean isReachable() {
        return reachable && view != null;
    }

    void show(View now) {
        view = now;
    }

    void setReachable(boolean now) {
        reachable = now;
    }

    private double ringSize() {
        View now = view;
        return now == null ? 0 : now.ring().size();
    }

    private double spanSeconds() {
        View now = view;
        return now == null ? 0 : (double) now.ring().spanMillis() / TimeUnit.SECONDS.toMillis(1);
    }

    void close(@Observes ShutdownEvent shutdown) throws InterruptedException {
        tailer.stop();
        thread.join(CLOSE_MILLIS);
    }
}
