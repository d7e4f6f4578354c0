package dev.kontor.gateway.route;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/** Metric {@code kontor.gateway.requests}: time until the head of the answer, by service and class of status. */
@Singleton
class Traffic {
    private static final int CLASSES = 6;

    private final MeterRegistry registry;
    private final ConcurrentMap<String, Timer[]> byService = new ConcurrentHashMap<>();

    Traffic(MeterRegistry registry) {
        this.registry = registry;
    }

    void record(String service, int status, long nanos) {
        Timer[] timers = byService.computeIfAbsent(service, this::timers);
        timers[Math.min(status / 100, CLASSES - 1)].record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer[] timers(String service) {
        Timer[] timers = new Timer[CLASSES];
        for (int status = 0; status < CLASSES; status++) {
            timers[status] = Timer.builder("kontor.gateway.requests")
                    .tag("service", service)
                    .tag("status", status + "xx")
                    .register(registry);
        }
        return timers;
    }
}
