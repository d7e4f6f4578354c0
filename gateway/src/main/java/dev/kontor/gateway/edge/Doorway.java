package dev.kontor.gateway.edge;

import dev.kontor.gateway.limit.BodyLimit;
import dev.kontor.gateway.problem.GatewayError;
import dev.kontor.gateway.problem.ProblemDocument;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/** First to see a request: dresses the answer with the security headers and turns away what no part should have to read. */
@Singleton
class Doorway {
    /** Before CORS (300), authentication (200) and authorisation (100). */
    private static final int PRIORITY = 500;

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);
    private static final String ALLOW = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    private final BodyLimit bodyLimit;

    Doorway(BodyLimit bodyLimit) {
        this.bodyLimit = bodyLimit;
    }

    void register(@Observes Filters filters) {
        filters.register(this::enter, PRIORITY);
    }

    private void enter(RoutingContext call) {
        HttpServerRequest request = call.request();
        SecurityHeaders.put(request);
        String holdsZero = QueryRule.refused(request.query());
        if (!PathRule.accepts(request.path())) {
            ProblemDocument.answer(
                    request.response(), GatewayError.MALFORMED_REQUEST, "The path is not in its plain spelling");
        } else if (holdsZero != null) {
            ProblemDocument.answer(
                    request.response(), GatewayError.MALFORMED_REQUEST, "The parameter " + holdsZero + " holds U+0000");
        } else if (!METHODS.contains(request.method())) {
            request.response().putHeader(HttpHeaders.ALLOW, ALLOW);
            ProblemDocument.answer(request.response(), GatewayError.METHOD_NOT_ALLOWED, "Allowed are " + ALLOW);
        } else if (bodyLimit.isDeclaredOver(request)) {
            bodyLimit.refuse(request);
        } else {
            call.next();
        }
    }
}
