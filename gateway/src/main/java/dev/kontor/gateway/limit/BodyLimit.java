package dev.kontor.gateway.limit;

import dev.kontor.gateway.problem.GatewayError;
import dev.kontor.gateway.problem.ProblemDocument;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;

/** How large a body may be. Declared lengths are refused before a byte is read, others when they pass the limit. */
@Singleton
public class BodyLimit {
    private static final String MULTIPART = "multipart/form-data";
    private static final String IMPORTS = "/imports";
    /** Long enough for the answer to arrive, since closing at once could reset the connection before it is read. */
    private static final long LINGER_MILLIS = 1_000;

    private final Vertx vertx;
    private final LimitConfig config;

    BodyLimit(Vertx vertx, LimitConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    /** How many bytes the body of this request may have. */
    public long of(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        String path = request.path();
        boolean file = type != null
                && path != null
                && type.regionMatches(true, 0, MULTIPART, 0, MULTIPART.length())
                && path.endsWith(IMPORTS);
        return (file ? config.fileBody() : config.body()).asLongValue();
    }

    public boolean isDeclaredOver(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && Long.parseLong(length) > of(request);
    }

    /** Answers 413, throws the rest of the body away for a moment and then closes the connection. */
    public void refuse(HttpServerRequest request) {
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        ProblemDocument.answer(
                request.response(), GatewayError.BODY_TOO_LARGE, "The body may have " + of(request) + " bytes");
        request.handler(rest -> {});
        request.resume();
        vertx.setTimer(LINGER_MILLIS, timer -> {
            if (!request.isEnded()) {
                request.connection().close();
            }
        });
    }
}
