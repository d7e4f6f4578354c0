package dev.kontor.gateway.overview;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** {@code kontor.overview.*}. */
@ConfigMapping(prefix = "kontor.overview")
public interface OverviewConfig {
    /** When the view is answered with what is there, whatever is missing. */
    @WithDefault("PT0.8S")
    Duration deadline();
}
