package dev.kontor.gateway.route;

import dev.kontor.gateway.problem.GatewayError;
import dev.kontor.gateway.problem.ProblemDocument;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to a service and back. Bodies are piped both ways as they come, and whoever reads slowly slows the writer; at most
 * the queues of two connections are in memory. Written by hand rather than with vertx-http-proxy, which has no place for limits on bodies of
 * unknown length, for timeouts that leave uploads alone, or for errors as problem documents. Runs on one event loop.
 */
final class Exchange {
    private static final Logger LOG = Logger.getLogger(Exchange.class);
    private static final String RETRY_AFTER_SECONDS = "2";
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final long CANCEL = 0x8;

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Route route;
    private final Forwarding forwarding;
    private final String correlation;
    private final long startedNanos = System.nanoTime();

    private @Nullable HttpClientRequest upstream;
    private boolean callerGone;
    private boolean refused;
    private long sent;
    private long received;

    Exchange(HttpServerRequest request, Route route, Forwarding forwarding) {
        this.request = request;
        this.response = request.response();
        this.route = route;
        this.forwarding = forwarding;
        this.correlation = Correlation.of(request.getHeader(HeaderRules.CORRELATION));
    }

    void start() {
        request.pause();
        response.putHeader(HeaderRules.CORRELATION, correlation);
        response.closeHandler(gone -> cancel());
        response.exceptionHandler(broken -> cancel());
        forwarding
                .clients()
                .open(route, request.method(), request.uri())
                .onSuccess(this::send)
                .onFailure(this::fail);
    }

    private void send(HttpClientRequest opened) {
        upstream = opened;
        if (callerGone) {
            opened.reset(CANCEL);
            return;
        }
        HeaderRules.towardsService(request, opened.headers(), correlation);
        opened.response().onSuccess(this::answer).onFailure(this::fail);
        opened.exceptionHandler(this::fail);
        if (hasBody()) {
            sendBody(opened);
        } else {
            request.resume();
            opened.end();
            awaitAnswer(opened);
        }
    }

    private boolean hasBody() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return !"0".equals(length);
        }
        boolean unknown = request.version() == HttpVersion.HTTP_2
                ? !request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)
                : request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        return unknown && !request.isEnded();
    }

    private void sendBody(HttpClientRequest to) {
        long limit = forwarding.bodyLimit().of(request);
        if (!request.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            to.setChunked(true);
        }
        if (request.headers().contains(HttpHeaders.EXPECT)) {
            response.writeContinue();
        }
        request.exceptionHandler(broken -> cancel());
        request.endHandler(end -> {
            if (!refused) {
                to.end();
                awaitAnswer(to);
            }
        });
        request.handler(chunk -> {
            sent += chunk.length();
            if (sent > limit) {
                refuse(to);
            } else if (!refused) {
                to.write(chunk);
                if (to.writeQueueFull()) {
                    request.pause();
                    to.drainHandler(drained -> request.resume());
                }
            }
        });
        request.resume();
    }

    /** Only now: an upload may last longer than a service may think. */
    private void awaitAnswer(HttpClientRequest to) {
        if (!route.stream()) {
            to.idleTimeout(forwarding.responseTimeoutMillis());
        }
    }

    private void refuse(HttpClientRequest to) {
        if (!refused) {
            refused = true;
            to.reset(CANCEL);
            forwarding.bodyLimit().refuse(request);
        }
    }

    private void answer(HttpClientResponse from) {
        if (refused || callerGone) {
            return;
        }
        record(from.statusCode());
        response.setStatusCode(from.statusCode());
        MultiMap headers = response.headers();
        HeaderRules.towardsCaller(from.headers(), headers, route.upstream());
        String declared = from.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (request.method().equals(HttpMethod.HEAD)
                || from.statusCode() == NO_CONTENT
                || from.statusCode() == NOT_MODIFIED) {
            from.handler(nothing -> {});
            response.end();
            return;
        }
        long length = declared == null ? -1 : Long.parseLong(declared);
        if (length < 0) {
            response.setChunked(true);
        }
        from.exceptionHandler(this::fail);
        from.handler(chunk -> pass(from, chunk, length));
        from.endHandler(end -> {
            if (!response.ended()) {
                response.end();
            }
        });
    }

    private void pass(HttpClientResponse from, Buffer chunk, long length) {
        received += chunk.length();
        if (received == length) {
            // Together with the end, and for a small answer with the head too: one packet.
            response.end(chunk);
            return;
        }
        response.write(chunk);
        if (response.writeQueueFull()) {
            from.pause();
            response.drainHandler(drained -> from.resume());
        }
    }

    /** Over HTTP/2 a caller's stream closes at the end of each answer: then the service's connection belongs to the next request already. */
    private void cancel() {
        if (response.ended()) {
            return;
        }
        callerGone = true;
        if (upstream != null) {
            upstream.reset(CANCEL);
        }
    }

    private void fail(Throwable failure) {
        if (refused || callerGone || response.ended()) {
            return;
        }
        if (response.headWritten()) {
            // The caller must not take half an answer for a whole one.
            LOG.warnf("%s broke off its answer: %s", route.upstream().name(), failure.getMessage());
            breakOff();
            return;
        }
        boolean late = failure instanceof TimeoutException;
        GatewayError error = late ? GatewayError.UPSTREAM_TIMEOUT : GatewayError.UPSTREAM_UNAVAILABLE;
        LOG.debugf("%s: %s", route.upstream().name(), failure);
        record(error.status());
        response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        ProblemDocument.answer(
                response, error, "The service " + route.upstream().name() + (late ? " is late" : " is away"));
        request.resume();
    }

    private void breakOff() {
        if (request.version() == HttpVersion.HTTP_2) {
            response.reset();
        } else {
            // Not reset(): under HTTP/1 it calls no close handler, and shutdown would wait for this request.
            request.connection().close();
        }
    }

    private void record(int status) {
        forwarding.traffic().record(route.upstream().name(), status, System.nanoTime() - startedNanos);
    }
}
