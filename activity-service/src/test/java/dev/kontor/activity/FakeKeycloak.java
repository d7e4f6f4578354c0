package dev.kontor.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * Keycloak's admin API as far as the sync uses it, over real HTTP. {@code PUT /control} sets what it tells:
 * {@code {"users":[{"id":…,"username":…,"team":…,…}],"away":false}}; each user's {@code team} becomes a group.
 */
final class FakeKeycloak {
    static final String SECRET = "a secret of the test";

    private static final String REALM = "/admin/realms/kontor";
    private static final String TOKEN = "token-of-the-fake";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private volatile JsonNode control = JSON.createObjectNode();

    FakeKeycloak() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            if ("/control".equals(path)) {
                control = JSON.readTree(body);
                send(exchange, 200, control);
            } else if (control.path("away").asBoolean()) {
                send(exchange, 503, JSON.createObjectNode());
            } else if (path.endsWith("/token")) {
                boolean known = new String(body, java.nio.charset.StandardCharsets.UTF_8).contains("client_credentials")
                        && new String(body, java.nio.charset.StandardCharsets.UTF_8).contains(SECRET.replace(" ", "+"));
                send(exchange, known ? 200 : 401, JSON.createObjectNode().put("access_token", TOKEN));
            } else if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, JSON.createObjectNode());
            } else {
                admin(exchange, path.substring(REALM.length()));
            }
        }
    }

    private void admin(HttpExchange exchange, String path) throws IOException {
        if ("/users".equals(path)) {
            send(exchange, 200, page(exchange, users(null)));
        } else if ("/groups".equals(path)) {
            send(exchange, 200, page(exchange, groups()));
        } else if (path.startsWith("/groups/")) {
            send(exchange, 200, page(exchange, users(path.split("/")[2])));
        } else {
            boolean exists = control.path("users").findValuesAsText("id").contains(path.substring("/users/".length()));
            send(exchange, exists ? 200 : 404, JSON.createObjectNode());
        }
    }

    private ArrayNode users(String team) {
        ArrayNode users = JSON.createArrayNode();
        control.path("users").forEach(user -> {
            if (team == null || team.equals(user.path("team").asText())) {
                users.add(((ObjectNode) user.deepCopy()).without("team"));
            }
        });
        return users;
    }

    private ArrayNode groups() {
        ArrayNode groups = JSON.createArrayNode();
        control.path("users").findValuesAsText("team").stream()
                .distinct()
                .forEach(team -> groups.addObject().put("id", team).put("name", team));
        return groups;
    }

    private static ArrayNode page(HttpExchange exchange, ArrayNode all) {
        Map<String, String> query = new HashMap<>();
        for (String pair : exchange.getRequestURI().getQuery().split("&")) {
            query.put(pair.split("=")[0], pair.split("=")[1]);
        }
        ArrayNode page = JSON.createArrayNode();
        int first = Integer.parseInt(query.get("first"));
        for (int i = first; i < Math.min(all.size(), first + Integer.parseInt(query.get("max"))); i++) {
            page.add(all.get(i));
        }
        return page;
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
