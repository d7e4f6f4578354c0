package dev.kontor.e2e.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** A receiver that answers at once. Counts what it gets, and keeps one request of many for whoever checks signatures. */
final class HookReceiver implements AutoCloseable {
    private static final int ONE_OF = 50;
    private static final int PATIENCE_SECONDS = 10;

    /** A request as it came, header names in lower case. */
    record Kept(Map<String, List<String>> headers, String body) {}

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong firstNanos = new AtomicLong();
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final Queue<Kept> kept = new ConcurrentLinkedQueue<>();

    HookReceiver() throws Exception {
        server = await(vertx.createHttpServer().requestHandler(this::take).listen(0, "127.0.0.1"));
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/in";
    }

    Vertx vertx() {
        return vertx;
    }

    /** How many different events have come. */
    int events() {
        return ids.size();
    }

    /** When the first request came, by the clock of {@link System#nanoTime()}. */
    long firstNanos() {
        return firstNanos.get();
    }

    List<Kept> kept() {
        return List.copyOf(kept);
    }

    static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            long number = requests.incrementAndGet();
            firstNanos.compareAndSet(0, System.nanoTime());
            ids.add(request.getHeader("webhook-id"));
            if (number % ONE_OF == 1) {
                kept.add(kept(request, body));
            }
            request.response().end();
        });
    }

    private static Kept kept(HttpServerRequest request, Buffer body) {
        Map<String, List<String>> headers = request.headers().names().stream()
                .collect(Collectors.toMap(
                        name -> name.toLowerCase(Locale.ROOT),
                        name -> request.headers().getAll(name)));
        return new Kept(headers, body.toString());
    }

    @Override
    public void close() throws Exception {
        await(vertx.close());
    }
}
