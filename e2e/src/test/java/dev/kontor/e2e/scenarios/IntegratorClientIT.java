package dev.kontor.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.demo.client.Json;
import dev.kontor.e2e.KontorProcess;
import dev.kontor.e2e.Platform;
import dev.kontor.e2e.RealmAdmin;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** docs/access-and-secrets.md, command by command: a client with scopes, and its secret's life. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class IntegratorClientIT {
    private static final Guide GUIDE =
            Guide.of(Path.of(System.getProperty("kontor.root")).resolve("docs/access-and-secrets.md"));
    private static final String PROFILES = "/client-policies/profiles";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Platform platform = Platform.shared();
    private final RealmAdmin realm = new RealmAdmin(platform);
    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void aClientAsTheGuideMakesIt() throws IOException, InterruptedException {
        String keycloak = platform.credentials().keycloakUrl().toString();
        variables.put("KEYCLOAK", keycloak);
        variables.put("REALM", keycloak + "/admin/realms/kontor");
        variables.put("PASSWORD", realm.password());
        variables.put(
                "ADMIN",
                Json.read(run("grant_type=password")).path("access_token").asText());
        String created = run("$REALM/clients -H");
        assertThat(created).startsWith("HTTP/1.1 201");
        variables.put("ID", created.replaceAll("(?s).*/clients/([0-9a-f-]{36}).*", "$1"));
        variables.put(
                "ACCOUNT", Json.read(run("service-account-user")).path("id").asText());
        variables.put("ROLE", run("roles/integrator"));
        assertThat(run("role-mappings")).isEmpty();
        variables.put("SECRET", secretIn(run("curl -sS $REALM/clients/$ID/client-secret")));
    }

    @AfterEach
    void isGone() {
        realm.send("DELETE", "/clients/" + variables.get("ID"), Map.of());
    }

    @Test
    void aTokenCarriesTheScopesOfItsClientAndNoOther() throws IOException, InterruptedException {
        // when
        String byDefault = token(grant(secret()));
        String asked = Json.read(run("scope=deal:read")).path("access_token").asText();
        Map<String, String> more = new HashMap<>(form("erp", secret()));
        more.put("scope", "person:write");
        HttpResponse<String> notGiven = realm.grant(more);

        // then
        assertThat(scopes(byDefault)).containsExactly("person:read");
        assertThat(scopes(asked)).containsExactlyInAnyOrder("person:read", "deal:read");
        assertThat(notGiven.statusCode()).as(notGiven.body()).isEqualTo(400);
        assertThat(Json.read(notGiven.body()).path("error").asText()).isEqualTo("invalid_scope");
        JsonNode claims = claims(byDefault);
        assertThat(claims.path("client_id").asText()).isEqualTo("erp");
        assertThat(claims.at("/realm_access/roles").valueStream().map(JsonNode::asText))
                .contains("integrator");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong())
                .as("seconds")
                .isBetween(1L, 300L);
        assertThat(platform.send("GET", "/api/v1/people", byDefault, null).statusCode())
                .isEqualTo(200);
    }

    /** Services hold a caller with this claim to its scopes, so no setting of a client may lose it. */
    @Test
    void whatTheGatewayAcceptsTellsItsClient() {
        // given
        String client = "/clients/" + variables.get("ID");
        for (JsonNode scope : realm.get(client + "/default-client-scopes")) {
            if (!"kontor-api".equals(scope.path("name").asText())) {
                realm.send(
                        "DELETE",
                        client + "/default-client-scopes/" + scope.path("id").asText(),
                        Map.of());
            }
        }

        // when
        JsonNode claims = claims(token(grant(secret())));

        // then
        assertThat(claims.path("client_id").asText()).isEqualTo("erp");
        assertThat(claims.path("scope").asText()).isEmpty();
    }

    @Test
    void theInstallationsOwnClientsHaveWhatTheyNeed() {
        Map<String, String> secrets = platform.credentials().clients();
        assertThat(scopes(token(realm.grant(form("kontor-integrator", secrets.get("kontor-integrator"))))))
                .containsExactlyInAnyOrder("kontor", "profile");
        assertThat(scopes(token(realm.grant(form("kontor-pbx", secrets.get("kontor-pbx"))))))
                .containsExactlyInAnyOrder("call-event:create", "profile");
        for (JsonNode client : realm.get("/clients?clientId=kontor-&search=true")) {
            assertThat(client.path("attributes").has("client.secret.expiration.time"))
                    .as("the secret of %s expires", client.path("clientId"))
                    .isFalse();
        }
    }

    @Test
    void aRotatedSecretOverlapsUntilItIsEnded() throws IOException, InterruptedException {
        // when
        String next = secretIn(run("-X POST $REALM/clients/$ID/client-secret"));

        // then
        assertThat(next).isNotEqualTo(secret());
        assertThat(List.of(grant(secret()).statusCode(), grant(next).statusCode()))
                .containsExactly(200, 200);

        // when
        assertThat(run("-X DELETE $REALM/clients/$ID/client-secret/rotated")).isEmpty();

        // then
        assertThat(List.of(grant(secret()).statusCode(), grant(next).statusCode()))
                .containsExactly(401, 200);
    }

    /** The realm's ninety days and two, in seconds of this test. */
    @Test
    void secretsExpire() {
        JsonNode before = realm.get(PROFILES);
        JsonNode life = before.at("/profiles/0/executors/0/configuration");
        assertThat(life.path("expiration-period").asInt())
                .isEqualTo((int) Duration.ofDays(90).toSeconds());
        assertThat(life.path("rotated-expiration-period").asInt())
                .isEqualTo((int) Duration.ofDays(2).toSeconds());
        try {
            // given
            JsonNode brief = before.deepCopy();
            ((ObjectNode) brief.at("/profiles/0/executors/0/configuration"))
                    .put("expiration-period", 10)
                    .put("rotated-expiration-period", 4)
                    .put("remaining-rotation-period", 1);
            assertThat(realm.send("PUT", PROFILES, brief).statusCode()).isEqualTo(204);

            // when
            String next = secretIn(realm.send("POST", "/clients/" + variables.get("ID") + "/client-secret", Map.of())
                    .body());

            // then
            assertThat(grant(secret()).statusCode()).isEqualTo(200);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(grant(secret()).statusCode()).isEqualTo(401));
            assertThat(grant(next).statusCode()).isEqualTo(200);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(grant(next).statusCode()).isEqualTo(401));
        } finally {
            realm.send("PUT", PROFILES, before);
        }
    }

    private String run(String words) throws IOException, InterruptedException {
        KontorProcess.Result result = GUIDE.runs(platform, words, variables);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out();
    }

    private String secret() {
        return variables.get("SECRET");
    }

    private HttpResponse<String> grant(String secret) {
        return realm.grant(form("erp", secret));
    }

    private static Map<String, String> form(String client, String secret) {
        return Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret);
    }

    private static String secretIn(String answer) {
        String secret = Json.read(answer).path("value").asText();
        assertThat(secret).as(answer).isNotEmpty();
        return secret;
    }

    private static String token(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body()).path("access_token").asText();
    }

    private static List<String> scopes(String token) {
        return List.of(claims(token).path("scope").asText().split(" "));
    }

    private static JsonNode claims(String token) {
        return Json.read(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
    }
}
