package dev.kontor.notification.due;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How eagerly what is due is worked off. */
@ConfigMapping(prefix = "kontor.due")
public interface DueSettings {
    /** Pause of a worker that has found nothing. */
    @WithDefault("PT0.5S")
    Duration poll();

    /** Workers of this process; each holds one batch at a time. */
    @WithDefault("2")
    int workers();

    /** Rows of one claim, sent side by side. */
    @WithDefault("8")
    int batch();

    /** How long a claim lasts; then the row is anybody's again. Must be well above a batch's longest time. */
    @WithDefault("PT30S")
    Duration lease();

    /** With the pauses below, 30 attempts last for nine to nineteen hours. */
    @WithDefault("30")
    int maxAttempts();

    @WithDefault("PT2S")
    Duration firstPause();

    @WithDefault("PT1H")
    Duration longestPause();
}
