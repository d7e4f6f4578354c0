package dev.kontor.gateway.edge;

import dev.kontor.gateway.problem.GatewayError;
import dev.kontor.gateway.problem.ProblemDocument;
import dev.kontor.gateway.security.Challenge;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Answers what no route answered and what failed outside the resources: also these are problem documents. */
@Singleton
class FailureAnswers {
    private static final Logger LOG = Logger.getLogger(FailureAnswers.class);
    private static final int AFTER_EVERYTHING = RouteConstants.ROUTE_ORDER_AFTER_DEFAULT + 1_000;
    private static final String RETRY_AFTER_SECONDS = "2";

    private final Challenge challenge;

    FailureAnswers(Challenge challenge) {
        this.challenge = challenge;
    }

    void register(@Observes Router router) {
        router.route().order(AFTER_EVERYTHING).handler(this::unknown).failureHandler(this::failed);
    }

    private void unknown(RoutingContext call) {
        ProblemDocument.answer(call.response(), GatewayError.NOT_FOUND, "Nothing is served at this path");
    }

    private void failed(RoutingContext call) {
        Throwable failure = call.failure();
        if (failure instanceof AuthenticationFailedException) {
            challenge.send(call);
        } else if (failure instanceof ForbiddenException) {
            ProblemDocument.answer(call.response(), GatewayError.FORBIDDEN, GatewayError.FORBIDDEN.title());
        } else if (failure instanceof OIDCException) {
            LOG.warnf("Tokens cannot be checked: %s", failure.getMessage());
            call.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            ProblemDocument.answer(
                    call.response(), GatewayError.UPSTREAM_UNAVAILABLE, "The identity provider does not answer");
        } else if (failure == null && call.statusCode() == GatewayError.BODY_TOO_LARGE.status()) {
            ProblemDocument.answer(call.response(), GatewayError.BODY_TOO_LARGE, GatewayError.BODY_TOO_LARGE.title());
        } else {
            LOG.error("Unexpected failure", failure);
            ProblemDocument.answer(call.response(), GatewayError.INTERNAL, "Quote the traceId when you report it");
        }
    }
}
