package dev.kontor.demo.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as Keycloak and the gateway would, with prepared bodies, and remembers what it was asked. */
public final class FakePlatform implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    public FakePlatform() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** Prepares an answer to a method and path, as "GET /api/v1/staff". */
    public FakePlatform answering(String request, String body) {
        answers.put(request, body);
        return this;
    }

    public List<String> requests() {
        return requests;
    }

    /** The bodies of uploads and posts, in their order. */
    public List<String> bodies() {
        return bodies;
    }

    public Credentials credentials() {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new Credentials(
                url,
                url,
                url.resolve("/token"),
                Map.of("admin", "secret"),
                Map.of(),
                "whsec_",
                new Credentials.Mail("127.0.0.1", 0, 0, url),
                new Credentials.Ami("127.0.0.1", 0, "kontor", "secret"));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        requests.add(request);
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!sent.isEmpty()) {
            bodies.add(sent);
        }
        String body = request.equals("POST /token")
                ? "{\"access_token\":\"t\",\"refresh_token\":\"r\",\"expires_in\":300}"
                : answers.get(request);
        byte[] bytes = (body == null ? "{\"title\":\"Not found\"}" : body).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(body == null ? 404 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
