package dev.kontor.notification.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How webhooks are sent. */
@ConfigMapping(prefix = "kontor.webhooks")
public interface WebhookSettings {
    /** Host names and CIDR blocks that may be inside, and may speak plain http: for local use. */
    Optional<List<String>> allowedHosts();

    /** The pause before each attempt, the first included; their number is that of the attempts. Together 75.6 hours. */
    @WithDefault("PT0S,PT5S,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H,PT24H")
    List<Duration> schedule();

    /** The share of a pause by which chance makes it longer or shorter, so that what failed together does not come back together. */
    @WithDefault("0.1")
    double jitter();

    /** The longest Retry-After that is heeded. */
    @WithDefault("PT24H")
    Duration longestRetryAfter();

    /** From the name's resolution to the answer's end. */
    @WithDefault("PT15S")
    Duration timeout();

    @WithDefault("PT5S")
    Duration connectTimeout();

    /** How long a replica keeps a row for an attempt; then it is anybody's again. Must be well above the time-out. */
    @WithDefault("PT1M")
    Duration lease();

    /** Pause before the next look when nothing was due. */
    @WithDefault("PT0.2S")
    Duration poll();

    /** Attempts of one webhook at a time, in each replica. */
    @WithDefault("64")
    int sideBySide();

    /** Attempts of all webhooks at a time, in each replica. */
    @WithDefault("1024")
    int inAll();

    /** Failures in a row after which a webhook is suspended. */
    @WithDefault("10")
    int suspendAfter();

    /** A suspended webhook is tried with one delivery so often. */
    @WithDefault("PT1M")
    Duration probeEvery();

    @WithDefault("30")
    int retentionDays();

    /** How often what is past its days is deleted. */
    @WithDefault("PT15M")
    Duration sweepEvery();

    /** The first time after a start. */
    @WithDefault("PT1M")
    Duration sweepAfter();
}
