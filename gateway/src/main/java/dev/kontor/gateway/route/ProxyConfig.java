package dev.kontor.gateway.route;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** {@code kontor.proxy.*}: how services are spoken to. */
@ConfigMapping(prefix = "kontor.proxy")
public interface ProxyConfig {
    /** For a TCP connection to a service. */
    @WithDefault("1S")
    Duration connectTimeout();

    /** From the end of a request until the head of its answer. */
    @WithDefault("30S")
    Duration responseTimeout();

    /** A connection on which nothing moves is cut, whether a caller or a service stalls. */
    @WithDefault("40S")
    Duration idleTimeout();

    /** Connections to one service from each event loop, and as many for the gateway's own questions. */
    @WithDefault("32")
    int connections();

    /** Requests waiting for such a connection of an event loop, or of the questions; more are answered 503. */
    @WithDefault("512")
    int waiting();

    /** Endless answers at once from one service, each on its own connection. */
    @WithDefault("2000")
    int streams();
}
