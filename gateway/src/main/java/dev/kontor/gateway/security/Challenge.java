package dev.kontor.gateway.security;

import dev.kontor.gateway.limit.RateLimit;
import dev.kontor.gateway.problem.GatewayError;
import dev.kontor.gateway.problem.ProblemDocument;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** The answer to a request without a good token (RFC 6750), charged to its network address so that nobody can try tokens for ever. */
@Singleton
public class Challenge {
    static final String FIELD = "WWW-Authenticate";
    static final String TEXT = "Bearer realm=\"kontor\"";
    private static final String INVALID = TEXT + ", error=\"invalid_token\"";

    private final RateLimit rateLimit;

    Challenge(RateLimit rateLimit) {
        this.rateLimit = rateLimit;
    }

    public void send(RoutingContext call) {
        if (rateLimit.chargeAddress(call.request())) {
            boolean tokenSent = call.request().headers().contains(HttpHeaders.AUTHORIZATION);
            call.response().putHeader(FIELD, tokenSent ? INVALID : TEXT);
            ProblemDocument.answer(
                    call.response(),
                    GatewayError.UNAUTHENTICATED,
                    tokenSent ? "The token is not accepted here, or no longer" : "Send a bearer token of the realm");
        }
    }
}
