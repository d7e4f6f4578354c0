package dev.kontor.gateway.integrity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of a proof. */
@ConfigMapping(prefix = "kontor.integrity")
interface IntegrityConfig {
    /** For all services together; summing a million records takes some seconds. */
    @WithDefault("60S")
    Duration deadline();
}
