package dev.kontor.telephony.pbx.ami;

import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Tells how the link to Asterisk stands. Always up: without Asterisk the service still answers, and restarting it would not help. */
@Readiness
class AmiHealth implements HealthCheck {
    private final AmiLink link;
    private final AmiBacklog backlog;

    AmiHealth(AmiLink link, AmiBacklog backlog) {
        this.link = link;
        this.backlog = backlog;
    }

    @Override
    public HealthCheckResponse call() {
        Instant since = link.connectedAt();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("asterisk")
                .up()
                .withData("link", !link.enabled() ? "off" : since == null ? "away" : "connected")
                .withData("signalsWaiting", backlog.size())
                .withData("signalsLost", backlog.lost());
        return (since == null ? answer : answer.withData("since", since.toString())).build();
    }
}
