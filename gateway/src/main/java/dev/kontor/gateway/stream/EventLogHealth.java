package dev.kontor.gateway.stream;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells that streams are degraded while Kafka is away. Up all the same: everything else is served without it. */
@Readiness
@Singleton
class EventLogHealth implements HealthCheck {
    private final EventLog log;

    EventLogHealth(EventLog log) {
        this.log = log;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("event streams")
                .up()
                .withData("degraded", !log.isReachable())
                .build();
    }
}
