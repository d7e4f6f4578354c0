package dev.kontor.gateway.route;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The connections to the services: kept alive, bounded, and those of endless answers apart from the others. */
@Singleton
public class UpstreamClients {
    private final HttpClient ordinary;
    private final HttpClient streams;

    UpstreamClients(Vertx vertx, ProxyConfig config) {
        this.ordinary = vertx.createHttpClient(options(config)
                .setMaxPoolSize(config.connections())
                .setMaxWaitQueueSize(config.waiting())
                .setIdleTimeout((int) config.idleTimeout().toSeconds()));
        this.streams = vertx.createHttpClient(
                options(config).setMaxPoolSize(config.streams()).setMaxWaitQueueSize(0));
    }

    private static HttpClientOptions options(ProxyConfig config) {
        return new HttpClientOptions()
                .setKeepAlive(true)
                .setPipelining(false)
                .setDecompressionSupported(false)
                .setConnectTimeout((int) config.connectTimeout().toMillis());
    }

    Future<HttpClientRequest> open(Route route, HttpMethod method, String uri) {
        return (route.stream() ? streams : ordinary)
                .request(route.upstream().request().setMethod(method).setURI(uri));
    }

    /** For the gateway's own questions. */
    public Future<HttpClientRequest> get(Upstream upstream, String uri) {
        return ordinary.request(upstream.request().setMethod(HttpMethod.GET).setURI(uri));
    }

    void close(@Observes ShutdownEvent shutdown) {
        ordinary.close();
        streams.close();
    }
}
