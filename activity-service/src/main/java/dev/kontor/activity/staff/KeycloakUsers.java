package dev.kontor.activity.staff;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Users and groups by Keycloak's admin REST API, read with the client credentials of a service account that has {@code view-users},
 * {@code query-users} and {@code query-groups}. Plain Vert.x web client, which the OIDC extension brings anyway: three GETs do not
 * justify the admin client with its RESTEasy client and its release to keep in step with the server's.
 */
@ApplicationScoped
class KeycloakUsers {
    private static final int PAGE = 100;
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final WebClient http;
    private final @Nullable String server;
    private final String realm;
    private final String clientId;
    private final String clientSecret;

    KeycloakUsers(
            Vertx vertx,
            @ConfigProperty(name = "kontor.keycloak.url") Optional<String> url,
            @ConfigProperty(name = "kontor.keycloak.realm") String realm,
            @ConfigProperty(name = "kontor.keycloak.client-id", defaultValue = "kontor-activity") String clientId,
            @ConfigProperty(name = "kontor.keycloak.client-secret") Optional<String> clientSecret) {
        this.http = WebClient.create(vertx, new WebClientOptions().setConnectTimeout(TIMEOUT_MILLIS));
        this.server = url.map(text -> text.replaceAll("/+$", "")).orElse(null);
        this.realm = realm;
        this.clientId = clientId;
        this.clientSecret = clientSecret.orElse("");
    }

    /** False when this installation has no Keycloak to read. */
    boolean isConfigured() {
        return server != null;
    }

    /** A token for one round of reading. */
    Uni<String> login() {
        MultiMap form = MultiMap.caseInsensitiveMultiMap()
                .add("grant_type", "client_credentials")
                .add("client_id", clientId)
                .add("client_secret", clientSecret);
        return http.postAbs(server + "/realms/" + realm + "/protocol/openid-connect/token")
                .timeout(TIMEOUT_MILLIS)
                .sendForm(form)
                .map(answer -> require(answer, "token").bodyAsJsonObject().getString("access_token"));
    }

    /**
     * All users by staff id: attribute {@code staff_id} where an administrator has set it, else the user's own id. Groups are read after
     * the users, so that nobody is listed whose group was not there yet.
     */
    Uni<Map<UUID, DirectoryEntry>> read(String token) {
        return all(token, "/users?briefRepresentation=false")
                .chain(users -> teams(token).map(teams -> {
                    Map<UUID, DirectoryEntry> entries = new LinkedHashMap<>();
                    for (JsonObject user : users) {
                        entries.put(staffId(user), entry(user, teams.get(user.getString("id"))));
                    }
                    return entries;
                }));
    }

    /** Whether an account that was missing from the list is deleted for certain: pages shift when users come and go. */
    Uni<Boolean> isDeleted(String token, UUID id) {
        return http.getAbs(admin("/users/" + id))
                .bearerTokenAuthentication(token)
                .timeout(TIMEOUT_MILLIS)
                .send()
                .map(answer -> answer.statusCode() == NOT_FOUND);
    }

    /** User id → name of the first group, in alphabetical order, that the user is a member of. */
    private Uni<Map<String, String>> teams(String token) {
        return all(token, "/groups?briefRepresentation=true").chain(groups -> {
            Map<String, String> teams = new HashMap<>();
            groups.sort(Comparator.comparing(group -> group.getString("name")));
            return Multi.createFrom()
                    .iterable(groups)
                    .onItem()
                    .transformToUniAndConcatenate(group -> members(token, group)
                            .invoke(users -> users.forEach(
                                    user -> teams.putIfAbsent(user.getString("id"), group.getString("name")))))
                    .collect()
                    .last()
                    .replaceWith(teams);
        });
    }

    private Uni<List<JsonObject>> members(String token, JsonObject group) {
        return all(token, "/groups/" + group.getString("id") + "/members?briefRepresentation=true");
    }

    private Uni<List<JsonObject>> all(String token, String path) {
        return page(token, path, new ArrayList<>());
    }

    private Uni<List<JsonObject>> page(String token, String path, List<JsonObject> before) {
        return http.getAbs(admin(path) + "&first=" + before.size() + "&max=" + PAGE)
                .bearerTokenAuthentication(token)
                .timeout(TIMEOUT_MILLIS)
                .send()
                .chain(answer -> {
                    JsonArray page = require(answer, path).bodyAsJsonArray();
                    page.forEach(item -> before.add((JsonObject) item));
                    return page.size() < PAGE ? Uni.createFrom().item(before) : page(token, path, before);
                });
    }

    private String admin(String path) {
        return server + "/admin/realms/" + realm + path;
    }

    private static HttpResponse<Buffer> require(HttpResponse<Buffer> answer, String what) {
        if (answer.statusCode() != OK) {
            throw new IllegalStateException("Keycloak answers " + answer.statusCode() + " for " + what);
        }
        return answer;
    }

    private static UUID staffId(JsonObject user) {
        String declared = attribute(user, "staff_id");
        return UUID.fromString(declared == null ? user.getString("id") : declared);
    }

    private static DirectoryEntry entry(JsonObject user, @Nullable String team) {
        String name = (user.getString("firstName", "") + " " + user.getString("lastName", "")).strip();
        return new DirectoryEntry(
                user.getString("username").toLowerCase(Locale.ROOT),
                name.isEmpty() ? null : name,
                user.getString("email"),
                team,
                attribute(user, "managerUsername"),
                attribute(user, "extension"),
                attribute(user, "timeZone"),
                attribute(user, "language"),
                user.getBoolean("enabled", true));
    }

    private static @Nullable String attribute(JsonObject user, String name) {
        JsonArray values = user.getJsonObject("attributes", new JsonObject()).getJsonArray(name);
        return values == null || values.isEmpty() ? null : values.getString(0);
    }
}
