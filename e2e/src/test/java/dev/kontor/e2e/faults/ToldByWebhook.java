package dev.kontor.e2e.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.kontor.demo.client.Json;
import dev.kontor.demo.client.Session;
import dev.kontor.e2e.Platform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An integrator's server that wants to hear of won deals, and remembers by which messages it heard of each. */
final class ToldByWebhook implements AutoCloseable {
    private static final String WON = "kontor.deals.deal.won.v1";
    private static final int NO_CONTENT = 204;
    private static final long NO_BODY = -1;

    private final Map<String, Set<String>> messages = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Session session;
    private final String webhook;

    ToldByWebhook(Platform platform) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            JsonNode event = Json.read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            messages.computeIfAbsent(event.path("subject").asText(), deal -> ConcurrentHashMap.newKeySet())
                    .add(exchange.getRequestHeaders().getFirst("webhook-id"));
            exchange.sendResponseHeaders(NO_CONTENT, NO_BODY);
            exchange.close();
        });
        server.start();
        session = platform.as("admin");
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        webhook = session.post("/webhooks", Map.of("url", url, "types", Set.of(WON)))
                .path("id")
                .asText();
    }

    /** How many messages, repeats left out, told of this deal. */
    int count(String deal) {
        return messages.getOrDefault(deal, Set.of()).size();
    }

    @Override
    public void close() {
        session.post("/webhooks/" + webhook + "/disable", Map.of());
        server.stop(0);
        threads.close();
    }
}
