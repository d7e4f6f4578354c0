package dev.kontor.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All services on one port; a test says what is answered at a path. */
final class TestServices {
    static final String MINE = "/api/v1/access/activity/mine";
    private static final Pattern SEE_ALL = Pattern.compile("administrator|auditor|integrator");

    private final HttpServer server;
    private final ConcurrentMap<String, HttpHandler> handlers = new ConcurrentHashMap<>();

    TestServices() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", call -> {
            try (InputStream rest = call.getRequestBody()) {
                handlers.getOrDefault(call.getRequestURI().getPath(), unknown -> answer(unknown, 404, "{}"))
                        .handle(call);
                rest.readAllBytes();
            } finally {
                call.close();
            }
        });
        server.start();
        reset();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void stop() {
        server.stop(0);
    }

    void on(String path, HttpHandler handler) {
        handlers.put(path, handler);
    }

    /** Everybody may see the facts again that the shipped policy gives them, as far as tests go. */
    void reset() {
        handlers.clear();
        on(MINE, call -> answer(call, 200, grants(reach(call))));
    }

    /** What the policy says of every caller from now on. */
    void grant(String json) {
        on(MINE, call -> answer(call, 200, json));
    }

    private static String reach(HttpExchange call) {
        String claims = call.getRequestHeaders().getFirst("Authorization").split("\\.")[1];
        return SEE_ALL.matcher(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
                        .find()
                ? "all"
                : "team";
    }

    private static String grants(String reach) {
        return Stream.of(
                        "person",
                        "organisation",
                        "deal",
                        "invoice",
                        "product",
                        "pipeline",
                        "task",
                        "meeting",
                        "call",
                        "sla-timer")
                .map(aggregate -> grant(aggregate, reach))
                .collect(Collectors.joining(",", "{\"aggregates\":{", "}}"));
    }

    private static String grant(String aggregate, String reach) {
        return "\"" + aggregate + "\":{\"read\":\"" + reach + "\",\"fields\":{},\"facts\":{}}";
    }

    static void answer(HttpExchange call, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
    }
}
