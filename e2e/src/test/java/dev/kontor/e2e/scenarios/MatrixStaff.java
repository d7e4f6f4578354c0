package dev.kontor.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Json;
import dev.kontor.e2e.Platform;
import dev.kontor.e2e.RealmAdmin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A member of the team riga for each role, hired in the real Keycloak and gone again afterwards. */
final class MatrixStaff {
    /** Roles of people. */
    static final List<String> PEOPLE =
            List.of("administrator", "head", "sales", "support", "marketing", "frontdesk", "field", "auditor");

    static final List<String> ROLES = List.of(
            "administrator",
            "head",
            "sales",
            "support",
            "marketing",
            "frontdesk",
            "field",
            "auditor",
            "integrator",
            "pbx");

    private static final String TEAM = "riga";
    private static final Duration SYNC = Duration.ofSeconds(60);
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(4);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long BREATH = Duration.ofSeconds(1).toNanos();
    private static final String NOBODYS_VERSION = "\"999999\"";
    private static final int TOO_MANY = 429;

    private final Platform platform;
    private final RealmAdmin realm;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Member> members = new HashMap<>();

    MatrixStaff(Platform platform) {
        this.platform = platform;
        this.realm = new RealmAdmin(platform);
        PEOPLE.forEach(role -> members.put(role, hire(role)));
        members.put("integrator", client("kontor-integrator"));
        members.put("pbx", client("kontor-pbx"));
        Awaitility.await()
                .ignoreExceptions()
                .atMost(SYNC)
                .untilAsserted(() -> PEOPLE.forEach(role -> assertThat(platform.as("admin")
                                .get("/staff/" + of(role).id())
                                .path("roles")
                                .toString())
                        .contains("\"" + role + "\"")));
    }

    Member of(String role) {
        return members.get(role);
    }

    /** Jānis, of the same team. */
    String teammate() {
        return "00000000-0000-7000-8000-000000000003";
    }

    /** Omar, of another one. */
    String stranger() {
        return "00000000-0000-7000-8000-000000000005";
    }

    void leave() {
        PEOPLE.forEach(role -> realm.send("DELETE", "/users/" + of(role).id(), Map.of()));
    }

    private Member hire(String role) {
        String username = "matrix." + role;
        String password = "Mx-" + UUID.randomUUID();
        HttpResponse<String> created = realm.send(
                "POST",
                "/users",
                Map.of(
                        "username",
                        username,
                        "enabled",
                        true,
                        "emailVerified",
                        true,
                        "email",
                        username + "@kontor.example",
                        "firstName",
                        "Matrix",
                        "lastName",
                        role,
                        "groups",
                        List.of("/baltics/" + TEAM),
                        "credentials",
                        List.of(Map.of("type", "password", "value", password, "temporary", false))));
        String location =
                created.headers().firstValue("Location").orElseThrow(() -> new IllegalStateException(created.body()));
        String id = location.substring(location.lastIndexOf('/') + 1);
        JsonNode known = realm.get("/roles/" + role);
        realm.send("POST", "/users/" + id + "/role-mappings/realm", List.of(known));
        return new Member(
                id,
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "kontor-cli",
                        "username",
                        username,
                        "password",
                        password));
    }

    private Member client(String id) {
        return new Member(
                "",
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        id,
                        "client_secret",
                        platform.stack().credentials().clientSecret(id)));
    }

    /** Somebody with one role. */
    final class Member {
        private final String id;
        private final Map<String, String> grant;
        private String token = "";
        private Instant until = Instant.EPOCH;

        Member(String id, Map<String, String> grant) {
            this.id = id;
            this.grant = grant;
        }

        String id() {
            return id;
        }

        JsonNode get(String path) {
            return Json.read(answer(request("/api/v1" + path).build()).body());
        }

        String post(String path, Map<String, Object> body) {
            HttpResponse<String> answer = answer(request("/api/v1" + path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(Json.write(body)))
                    .build());
            return Json.read(answer.body()).path("id").asText();
        }

        /** The status of an operation with this id in its path. */
        int send(String operation, String id, @Nullable String type, @Nullable String body) {
            String method = operation.substring(0, operation.indexOf(' '));
            HttpRequest.Builder request =
                    request(operation.substring(method.length() + 1).replaceAll("\\{\\w+}", id));
            if (type != null) {
                request.header("Content-Type", type);
            }
            request.header("If-Match", NOBODYS_VERSION);
            request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            return answer(request.build()).statusCode();
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(platform.credentials().gatewayUrl() + path))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token());
        }

        String token() {
            Instant now = Instant.now();
            if (now.isAfter(until)) {
                token = Json.read(realm.grant(grant).body())
                        .path("access_token")
                        .asText();
                until = now.plus(TOKEN_LIFE);
            }
            return token;
        }

        /** The rate limit is no answer to the question: it is waited out. */
        private HttpResponse<String> answer(HttpRequest request) {
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                while (answer.statusCode() == TOO_MANY) {
                    LockSupport.parkNanos(BREATH);
                    answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                }
                return answer;
            } catch (IOException e) {
                throw new IllegalStateException(request.uri().toString(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
