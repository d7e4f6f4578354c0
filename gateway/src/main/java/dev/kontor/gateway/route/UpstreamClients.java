package dev.kontor.gateway.route;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections to the services: kept alive, bounded, and those of endless answers apart from the others. Each event loop has its own for
 * what is passed on: a pool hands out the connection used last, whichever loop that lives on, and two threads would wake each other for every
 * request and again for its answer.
 */
@Singleton
public class UpstreamClients {
    private final Vertx vertx;
    private final HttpClientOptions ordinary;
    private final Map<Thread, HttpClient> byEventLoop = new ConcurrentHashMap<>();
    private final HttpClient questions;
    private final HttpClient streams;

    UpstreamClients(Vertx vertx, ProxyConfig config) {
        this.vertx = vertx;
        this.ordinary = options(config)
                .setMaxPoolSize(config.connections())
                .setMaxWaitQueueSize(config.waiting())
                .setIdleTimeout((int) config.idleTimeout().toSeconds());
        this.questions = vertx.createHttpClient(ordinary);
        this.streams = vertx.createHttpClient(
                options(config).setMaxPoolSize(config.streams()).setMaxWaitQueueSize(0));
    }

    private static HttpClientOptions options(ProxyConfig config) {
        return new HttpClientOptions()
                .setKeepAlive(true)
                .setPipelining(false)
                .setDecompressionSupported(false)
                // The request's own span is handed on; one more for the hop would tell nothing new.
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setConnectTimeout((int) config.connectTimeout().toMillis());
    }

    /** On the event loop of the caller's request. */
    Future<HttpClientRequest> open(Route route, HttpMethod method, String uri) {
        return open(
                route.stream() ? streams : ofEventLoop(),
                route.upstream().request().setMethod(method).setURI(uri));
    }

    /**
     * For the gateway's own questions.
     *
     * @param method GET, or HEAD when only the status is of interest
     */
    public Future<HttpClientRequest> question(HttpMethod method, Upstream upstream, String uri) {
        return open(questions, upstream.request().setMethod(method).setURI(uri));
    }

    private HttpClient ofEventLoop() {
        return byEventLoop.computeIfAbsent(Thread.currentThread(), loop -> vertx.createHttpClient(ordinary));
    }

    /** With the running span as W3C trace context. */
    private static Future<HttpClientRequest> open(HttpClient client, RequestOptions to) {
        return client.request(to)
                .onSuccess(opened -> W3CTraceContextPropagator.getInstance()
                        .inject(Context.current(), opened, (request, name, value) -> opened.putHeader(name, value)));
    }

    void close(@Observes ShutdownEvent shutdown) {
        byEventLoop.values().forEach(HttpClient::close);
        questions.close();
        streams.close();
    }
}
