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
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Keycloak's admin API as far as the sync uses it, over real HTTP. {@code PUT /control} sets what it tells:
 * {@code {"users":[{"id":…,"username":…,"team":…,"teams":[…],"roles":[…],…}],"groupRoles":{"above/below":[…]},"away":false}}; each user's
 * {@code team} and {@code teams}, {@code above/below} where groups are nested, become groups. A user without {@code roles} has all of them.
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
                boolean known = new String(body, StandardCharsets.UTF_8).contains("client_credentials")
                        && new String(body, StandardCharsets.UTF_8).contains(SECRET.replace(" ", "+"));
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
            send(exchange, 200, page(exchange, groups("")));
        } else if (path.endsWith("/children")) {
            send(exchange, 200, page(exchange, groups(pathOf(path.split("/")[2]) + "/")));
        } else if (path.endsWith("/members")) {
            send(exchange, 200, page(exchange, users(pathOf(path.split("/")[2]))));
        } else if (path.startsWith("/roles/")) {
            String role = path.split("/")[2];
            send(exchange, 200, page(exchange, path.endsWith("/users") ? usersWith(role) : groupsWith(role)));
        } else if (path.startsWith("/groups/")) {
            boolean exists = paths().stream().anyMatch(group -> id(group).equals(path.split("/")[2]));
            send(exchange, exists ? 200 : 404, JSON.createObjectNode());
        } else {
            boolean exists = control.path("users").findValuesAsText("id").contains(path.substring("/users/".length()));
            send(exchange, exists ? 200 : 404, JSON.createObjectNode());
        }
    }

    private ArrayNode users(String team) {
        return usersWhere(user -> team == null || teams(user).contains(team));
    }

    private ArrayNode usersWith(String role) {
        return usersWhere(
                user -> !user.has("roles") || texts(user.path("roles")).contains(role));
    }

    private ArrayNode usersWhere(Predicate<JsonNode> wanted) {
        ArrayNode users = JSON.createArrayNode();
        control.path("users").forEach(user -> {
            if (wanted.test(user)) {
                users.add(((ObjectNode) user.deepCopy()).without(List.of("team", "teams", "roles")));
            }
        });
        return users;
    }

    private ArrayNode groupsWith(String role) {
        ArrayNode groups = JSON.createArrayNode();
        control.path("groupRoles").properties().forEach(group -> {
            if (texts(group.getValue()).contains(role)) {
                groups.addObject().put("id", id(group.getKey()));
            }
        });
        return groups;
    }

    private static Set<String> teams(JsonNode user) {
        Set<String> teams = texts(user.path("teams"));
        if (user.has("team")) {
            teams.add(user.path("team").asText());
        }
        return teams;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** One level of the tree: the groups whose path is this and a name. */
    private ArrayNode groups(String above) {
        ArrayNode groups = JSON.createArrayNode();
        Set<String> all = paths();
        for (String path : all) {
            if (parent(path).equals(above)) {
                groups.addObject()
                        .put("id", id(path))
                        .put("name", path.substring(above.length()))
                        .put(
                                "subGroupCount",
                                all.stream()
                                        .filter(below -> parent(below).equals(path + "/"))
                                        .count());
            }
        }
        return groups;
    }

    /** Of the teams of all users, and of the groups above them. */
    private Set<String> paths() {
        Set<String> paths = new TreeSet<>();
        Set<String> named = new TreeSet<>();
        control.path("users").forEach(user -> named.addAll(teams(user)));
        for (String team : named) {
            for (int slash = team.indexOf('/'); slash >= 0; slash = team.indexOf('/', slash + 1)) {
                paths.add(team.substring(0, slash));
            }
            paths.add(team);
        }
        return paths;
    }

    private String pathOf(String id) {
        return paths().stream().filter(path -> id(path).equals(id)).findFirst().orElseThrow();
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private static String id(String path) {
        return UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)).toString();
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
