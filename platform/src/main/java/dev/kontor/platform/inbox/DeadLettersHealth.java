package dev.kontor.platform.inbox;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Down while letters wait. It is wellness ({@code /q/health/well}) and neither readiness nor liveness: the service takes work and needs
 * no restart, but somebody has to look.
 */
@Wellness
class DeadLettersHealth implements HealthCheck {
    private final WaitingLetters letters;
    private final String service;

    DeadLettersHealth(WaitingLetters letters, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.letters = letters;
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        int waiting = letters.count();
        var response =
                HealthCheckResponse.named("dead-letters").status(waiting == 0).withData("waiting", waiting);
        return (waiting == 0 ? response : response.withData("see", "./kontor dlq list " + service)).build();
    }
}
