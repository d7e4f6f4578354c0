package dev.kontor.gateway.limit;

import dev.kontor.gateway.problem.GatewayError;
import dev.kontor.gateway.problem.ProblemDocument;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Charges each API request once: to its caller where a token was accepted, else to its network address. Header fields of
 * draft-ietf-httpapi-ratelimit-headers-10.
 */
@Singleton
public class RateLimit {
    /** After authorisation (100). */
    private static final int PRIORITY = 50;

    private static final int MAX_KEYS = 50_000;
    private static final String API = "/api/";
    private static final CharSequence LIMIT = HttpHeaders.createOptimized("ratelimit");
    private static final CharSequence POLICY = HttpHeaders.createOptimized("ratelimit-policy");

    private final Tier callers;
    private final Tier addresses;

    RateLimit(LimitConfig config) {
        this.callers = new Tier("caller", config.caller());
        this.addresses = new Tier("address", config.address());
    }

    void register(@Observes Filters filters) {
        filters.register(this::charge, PRIORITY);
    }

    private void charge(RoutingContext call) {
        String path = call.request().path();
        if (path == null || !path.startsWith(API)) {
            call.next();
            return;
        }
        String subject = call.user() instanceof QuarkusHttpUser user
                ? user.getSecurityIdentity().getPrincipal().getName()
                : null;
        boolean allowed = (subject == null || subject.isEmpty())
                ? chargeAddress(call.request())
                : callers.charge(subject, call.response());
        if (allowed) {
            call.next();
        }
    }

    /** For requests without an accepted token. False: 429 was answered. */
    public boolean chargeAddress(HttpServerRequest request) {
        return addresses.charge(address(request.remoteAddress()), request.response());
    }

    private static String address(@Nullable SocketAddress remote) {
        return remote == null || remote.hostAddress() == null ? "unknown" : remote.hostAddress();
    }

    private static final class Tier {
        private final RateLimiter limiter;
        private final CharSequence policy;
        private final String prefix;

        Tier(String name, Rate rate) {
            this.limiter = new RateLimiter(rate, MAX_KEYS);
            // q requests in a window of w seconds; the bucket refills in burst / rate.
            long window = Math.max(1, rate.burst() / rate.perSecond());
            this.policy = HttpHeaders.createOptimized("\"" + name + "\";q=" + rate.burst() + ";w=" + window);
            this.prefix = "\"" + name + "\";r=";
        }

        boolean charge(String key, HttpServerResponse response) {
            RateLimiter.Decision decision = limiter.take(key, System.nanoTime());
            long seconds = decision.seconds();
            response.putHeader(POLICY, policy).putHeader(LIMIT, prefix + decision.remaining() + ";t=" + seconds);
            if (!decision.allowed()) {
                response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
                ProblemDocument.answer(response, GatewayError.RATE_LIMITED, "Ask again in " + seconds + " s");
            }
            return decision.allowed();
        }
    }
}
