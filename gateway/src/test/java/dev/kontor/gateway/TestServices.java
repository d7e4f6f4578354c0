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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;

/** All services on one port; a test says what is answered at a path. */
final class TestServices {
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

    void reset() {
        handlers.clear();
    }

    static void answer(HttpExchange call, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
    }
}
