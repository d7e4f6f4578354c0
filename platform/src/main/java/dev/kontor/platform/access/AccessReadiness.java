package dev.kontor.platform.access;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before it is known who may do what. */
@Readiness
class AccessReadiness implements HealthCheck {
    private final AccessTopics topics;

    AccessReadiness(AccessTopics topics) {
        this.topics = topics;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("access-policy")
                .status(topics.isRead())
                .build();
    }
}
