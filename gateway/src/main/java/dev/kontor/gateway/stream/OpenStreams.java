package dev.kontor.gateway.stream;

import dev.kontor.gateway.problem.GatewayError;
import dev.kontor.gateway.problem.Problem;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** All streams and waiting polls: how many there may be, and that each hears of news and of the time. */
@Singleton
class OpenStreams {
    private static final long TICK_MILLIS = 1_000;
    private static final int RETRY_SECONDS = 10;

    private final int max;
    private final int maxOfCaller;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger admitted = new AtomicInteger();
    private final Map<String, Integer> bySubject = new ConcurrentHashMap<>();

    OpenStreams(StreamConfig config) {
        this.max = config.streams();
        this.maxOfCaller = config.callerStreams();
    }

    void start(@Observes StartupEvent startup, Vertx vertx, MeterRegistry registry) {
        Gauge.builder("kontor.gateway.events.open", admitted, AtomicInteger::get)
                .description("Streams and waiting polls")
                .register(registry);
        vertx.setPeriodic(TICK_MILLIS, timer -> open.forEach(EventStream::tick));
    }

    /** Takes a place, which {@link #left} gives back. */
    void admit(Viewer viewer) {
        if (admitted.incrementAndGet() > max) {
            admitted.decrementAndGet();
            throw Problem.of(GatewayError.STREAMS_FULL, "This gateway holds " + max + " streams")
                    .retryAfter(RETRY_SECONDS);
        }
        if (bySubject.merge(viewer.subject(), 1, Integer::sum) > maxOfCaller) {
            giveBack(viewer);
            throw Problem.of(GatewayError.TOO_MANY_STREAMS, "A caller has at most " + maxOfCaller + " streams")
                    .retryAfter(RETRY_SECONDS);
        }
    }

    void entered(EventStream stream) {
        open.add(stream);
    }

    /** Any number of times. */
    void left(EventStream stream) {
        if (open.remove(stream)) {
            giveBack(stream.viewer());
        }
    }

    private void giveBack(Viewer viewer) {
        admitted.decrementAndGet();
        bySubject.computeIfPresent(viewer.subject(), (subject, count) -> count == 1 ? null : count - 1);
    }

    void moved(@Observes EventLog.Moved moved) {
        open.forEach(EventStream::wake);
    }

    void close(@Observes ShutdownEvent shutdown) {
        open.forEach(stream -> stream.endSoon(Ending.SHUTDOWN));
    }
}
