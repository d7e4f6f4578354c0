package dev.kontor.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Json;
import dev.kontor.e2e.KontorProcess;
import dev.kontor.e2e.Platform;
import dev.kontor.e2e.RealmAdmin;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How people come in, by the real Keycloak: PKCE, the lock against guessing, the rules for passwords. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LoginIT {
    private static final Guide GUIDE =
            Guide.of(Path.of(System.getProperty("kontor.root")).resolve("docs/access-and-secrets.md"));
    private static final String SELLER = "janis.ozols";
    private static final String VERIFIER = "a-verifier-has-from-43-to-128-characters-as-rfc-7636-says";
    private static final String GOOD = "correct horse battery";
    /** The same words, whether the password is wrong or the account locked. */
    private static final String REFUSED = "Invalid user credentials";

    private static final int FAILURES_ALLOWED = 5;
    /** Quicker ones are locked out at the second: that is another rule. */
    private static final Duration PACE = Duration.ofMillis(1100);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Platform platform = Platform.shared();
    private final RealmAdmin realm = new RealmAdmin(platform);
    private final BrowserLogin browser = new BrowserLogin(platform, realm);
    private final String username = "guest." + UUID.randomUUID();
    private String user;

    /** Nobody else's account suffers. */
    @BeforeEach
    void somebodyNew() {
        HttpResponse<String> created = realm.send(
                "POST",
                "/users",
                Map.of(
                        "username",
                        username,
                        "enabled",
                        true,
                        "email",
                        username + "@kontor.example",
                        "emailVerified",
                        true,
                        "firstName",
                        "A",
                        "lastName",
                        "Guest",
                        "credentials",
                        List.of(password(GOOD))));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        user = created.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
    }

    @AfterEach
    void isGone() {
        realm.send("DELETE", "/users/" + user, Map.of());
    }

    @Test
    void aBrowserThatProvesNothingGetsNoLoginForm() {
        List<Map<String, String>> unproved = List.of(
                Map.of(),
                Map.of("code_challenge", VERIFIER, "code_challenge_method", "plain"),
                Map.of("code_challenge", VERIFIER));
        for (Map<String, String> challenge : unproved) {
            HttpResponse<String> answer = browser.asks(challenge);
            assertThat(answer.statusCode()).as("%s", challenge).isEqualTo(302);
            assertThat(BrowserLogin.parameters(answer))
                    .containsEntry("error", "invalid_request")
                    .doesNotContainKey("code");
        }
    }

    @Test
    void aCodeIsWorthNothingToWhoeverHasNotTheVerifier() {
        for (Map<String, String> verifier :
                List.of(Map.<String, String>of(), Map.of("code_verifier", VERIFIER.replace("a-", "b-")))) {
            // given
            String stolen = browser.code(SELLER, passwordOf(SELLER), VERIFIER);
            // when
            HttpResponse<String> answer = browser.exchanges(stolen, verifier);
            // then
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(Json.read(answer.body()).path("error").asText()).isEqualTo("invalid_grant");
        }
    }

    @Test
    void aBrowsersLoginOpensTheGateway() {
        // given
        String code = browser.code(SELLER, passwordOf(SELLER), VERIFIER);
        // when
        HttpResponse<String> answer = browser.exchanges(code, Map.of("code_verifier", VERIFIER));
        // then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String token = Json.read(answer.body()).path("access_token").asText();
        assertThat(platform.send("GET", "/api/v1/people", token, null).statusCode())
                .isEqualTo(200);
        assertThat(platform.send("GET", "/api/v1/people", null, null).statusCode())
                .isEqualTo(401);
    }

    @Test
    void guessingLocksTheAccountUntilAnAdministratorOpensIt() throws IOException, InterruptedException {
        // given
        guess(FAILURES_ALLOWED - 1, PACE);
        assertThat(lock().path("disabled").asBoolean()).isFalse();
        // when
        guess(1, PACE);
        // then
        assertThat(refusal(GOOD)).as("the right password").isEqualTo(REFUSED);
        JsonNode lock = lock();
        assertThat(lock.path("disabled").asBoolean()).isTrue();
        assertThat(lock.path("failedLoginNotBefore").asLong()
                        - lock.path("lastFailure").asLong() / 1000)
                .as("seconds to wait")
                .isBetween(59L, 61L);
        // when
        KontorProcess.Result opened = GUIDE.runs(
                platform,
                "attack-detection",
                Map.of(
                        "REALM",
                        platform.credentials().keycloakUrl() + "/admin/realms/kontor",
                        "USER_ID",
                        user,
                        "ADMIN",
                        realm.token()));
        // then
        assertThat(opened.exitCode()).as(opened.err()).isZero();
        assertThat(refusal(GOOD)).isNull();
    }

    /** A wait of seconds in place of the realm's minute, and without the rule for quick ones. */
    @Test
    void theLockOpensByItselfAfterTheWait() {
        JsonNode before = realm.get("");
        try {
            // given
            realm.send("PUT", "", Map.of("waitIncrementSeconds", 3, "quickLoginCheckMilliSeconds", 0));
            // when
            guess(FAILURES_ALLOWED, Duration.ZERO);
            // then
            assertThat(refusal(GOOD)).isEqualTo(REFUSED);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(refusal(GOOD)).isNull());
        } finally {
            realm.send(
                    "PUT",
                    "",
                    Map.of(
                            "waitIncrementSeconds",
                            before.path("waitIncrementSeconds"),
                            "quickLoginCheckMilliSeconds",
                            before.path("quickLoginCheckMilliSeconds")));
        }
    }

    /** Of four, fewer than a person may have, two come within a second. */
    @Test
    void guessesOfAMachineLockAtOnce() {
        // when
        guess(FAILURES_ALLOWED - 1, Duration.ZERO);
        // then
        assertThat(refusal(GOOD)).isEqualTo(REFUSED);
    }

    @Test
    void aWeakPasswordIsRefused() {
        for (String weak : List.of(
                "eleven char", username, username.toUpperCase(Locale.ROOT), username + "@kontor.example", GOOD)) {
            HttpResponse<String> answer = realm.send("PUT", "/users/" + user + "/reset-password", password(weak));
            assertThat(answer.statusCode()).as(weak).isEqualTo(400);
            assertThat(Json.read(answer.body()).path("error").asText()).startsWith("invalidPassword");
        }
        assertThat(refusal(GOOD)).isNull();
        assertThat(realm.get("/users/" + user + "/credentials").findValuesAsText("credentialData"))
                .singleElement()
                .asString()
                .contains("argon2");
    }

    private void guess(int times, Duration pace) {
        for (int i = 0; i < times; i++) {
            LockSupport.parkNanos(pace.toNanos());
            assertThat(refusal("wrong")).isEqualTo(REFUSED);
        }
    }

    /** Null for a login, else the error. */
    private @Nullable String refusal(String password) {
        HttpResponse<String> answer = realm.grant(Map.of(
                "grant_type", "password", "client_id", "kontor-cli", "username", username, "password", password));
        JsonNode body = Json.read(answer.body());
        return body.has("access_token") ? null : body.path("error_description").asText(answer.body());
    }

    private JsonNode lock() {
        return realm.get("/attack-detection/brute-force/users/" + user);
    }

    private String passwordOf(String name) {
        return platform.credentials().users().get(name);
    }

    private static Map<String, Object> password(String value) {
        return Map.of("type", "password", "value", value, "temporary", false);
    }
}
