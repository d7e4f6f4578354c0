package dev.kontor.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpstreamClientsTest {
    private static final int PATIENCE_SECONDS = 10;
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(5), 4, 4, 4);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    private final UpstreamClients clients = new UpstreamClients(vertx, LIMITS);
    /** By path, which names the event loop that asked: the ports that its requests came from. */
    private final Map<String, Set<Integer>> ports = new ConcurrentHashMap<>();

    private record Limits(
            Duration connectTimeout,
            Duration responseTimeout,
            Duration idleTimeout,
            int connections,
            int waiting,
            int streams)
            implements ProxyConfig {}

    @AfterEach
    void close() throws Exception {
        clients.close(new ShutdownEvent());
        await(vertx.close());
    }

    @Test
    void anEventLoopKeepsToConnectionsOfItsOwn() throws Exception {
        // given
        Route route = new Route(Upstream.of("contacts", URI.create("http://127.0.0.1:" + service())), false);
        List<Context> loops = twoLoops();

        // when: in turn, so that the other's connection is free each time
        for (int round = 0; round < 3; round++) {
            for (Context loop : loops) {
                await(ask(route, loop));
            }
        }

        // then
        assertThat(ports).hasSize(2).allSatisfy((loop, used) -> assertThat(used).hasSize(1));
        assertThat(ports.values()).doesNotHaveDuplicates();
    }

    private List<Context> twoLoops() throws Exception {
        List<Context> loops = new CopyOnWriteArrayList<>();
        await(vertx.deployVerticle(
                () -> new AbstractVerticle() {
                    @Override
                    public void start() {
                        loops.add(context);
                    }
                },
                new DeploymentOptions().setInstances(2)));
        return loops;
    }

    private int service() throws Exception {
        HttpServer server = await(vertx.createHttpServer()
                .requestHandler(request -> {
                    ports.computeIfAbsent(request.path(), path -> ConcurrentHashMap.newKeySet())
                            .add(request.remoteAddress().port());
                    request.response().end();
                })
                .listen(0, "127.0.0.1"));
        return server.actualPort();
    }

    private Future<Void> ask(Route route, Context loop) {
        Promise<Void> answered = Promise.promise();
        loop.runOnContext(now -> clients.open(
                        route, HttpMethod.GET, "/" + Thread.currentThread().getName())
                .compose(request -> request.send())
                .compose(answer -> answer.end())
                .onComplete(answered));
        return answered.future();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
