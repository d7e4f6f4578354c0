package dev.kontor.platform.id;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The one source of time: UTC in milliseconds, which PostgreSQL and JSON keep without loss. Tests replace the bean. */
@Singleton
class SystemClock {
    private static final Duration RESOLUTION = Duration.ofMillis(1);

    @Produces
    @DefaultBean
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), RESOLUTION);
    }
}
