package dev.kontor.gateway.handover;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** {@code kontor.hand-over.*}. */
@ConfigMapping(prefix = "kontor.hand-over")
interface HandOverConfig {
    /** Which service holds the records of a kind. */
    Map<String, String> kinds();

    /** For all services together. */
    @WithDefault("5S")
    Duration deadline();
}
