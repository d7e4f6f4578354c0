package dev.kontor.activity.staff;

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
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Keycloak's admin REST API, read with the client credentials of a service account that has {@code view-users}, {@code query-users},
 * {@code query-groups} and {@code view-realm}. Plain Vert.x web client, which the OIDC extension brings anyway: a few GETs do not
 * justify the admin client with its RESTEasy client and its release to keep in step with the server's.
 */
@ApplicationScoped
class KeycloakAdmin {
    private static final int PAGE = 100;
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    /** Another answer than the one that was asked for. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private static final int FORBIDDEN = 403;

        private final int status;

        private Refusal(int status, String what) {
            super("Keycloak answers " + status + " for " + what);
            this.status = status;
        }

        boolean isForbidden() {
            return status == FORBIDDEN;
        }
    }

    private final WebClient http;
    private final @Nullable String server;
    private final String realm;
    private final String clientId;
    private final String clientSecret;

    KeycloakAdmin(
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
     * All pages of a list.
     *
     * @param path below the realm
     */
    Uni<List<JsonObject>> all(String token, String path) {
        return page(token, path, new ArrayList<>());
    }

    /** The same of something that need not be there. */
    Uni<List<JsonObject>> allOfAny(String token, String path) {
        return all(token, path)
                .onFailure(Refusal.class)
                .recoverWithUni(refusal -> refusal.status == NOT_FOUND
                        ? Uni.createFrom().item(List.of())
                        : Uni.createFrom().failure(refusal));
    }

    /** Whether it is not there for certain: pages shift when users and groups come and go. */
    Uni<Boolean> isDeleted(String token, String path) {
        return http.getAbs(admin(path))
                .bearerTokenAuthentication(token)
                .timeout(TIMEOUT_MILLIS)
                .send()
                .map(answer -> answer.statusCode() == NOT_FOUND);
    }

    private Uni<List<JsonObject>> page(String token, String path, List<JsonObject> before) {
        return http.getAbs(admin(path) + "?briefRepresentation=" + !path.equals("/users") + "&first=" + before.size()
                        + "&max=" + PAGE)
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
            throw new Refusal(answer.statusCode(), what);
        }
        return answer;
    }
}
