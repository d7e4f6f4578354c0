package dev.kontor.analytics.ingest;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A service whose ingest has died is to be started anew; one whose broker or database is away is not. */
@Liveness
class IngestHealth implements HealthCheck {
    private final Ingest ingest;

    IngestHealth(Ingest ingest) {
        this.ingest = ingest;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("ingest").status(ingest.isAlive()).build();
    }
}
