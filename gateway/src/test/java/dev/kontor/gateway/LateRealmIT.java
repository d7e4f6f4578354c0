package dev.kontor.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The gateway is up before Keycloak is, and without Kafka. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@TestProfile(LateRealmIT.NotYet.class)
class LateRealmIT {
    /** A system property, since the profile is loaded by another class loader than the test. */
    private static final String PORT = "gateway.test.late-port";

    /** The realm's address, where nobody listens at first. */
    public static final class NotYet implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            if (System.getProperty(PORT) == null) {
                System.setProperty(PORT, Integer.toString(Surroundings.freePort()));
            }
            return Map.of(
                    "quarkus.oidc.auth-server-url",
                    "http://127.0.0.1:" + System.getProperty(PORT) + "/realms/kontor",
                    "kafka.bootstrap.servers",
                    "127.0.0.1:" + Surroundings.freePort());
        }
    }

    @Test
    void itSaysThatTokensCannotBeCheckedUntilTheRealmIsThere() {
        // given
        int port = Integer.getInteger(PORT);
        assertThat(Caller.send(Caller.to("/api/v1").GET()).statusCode()).isEqualTo(200);
        AccessIT.assertProblem(
                Caller.get(Surroundings.realm().token("sales"), "/api/v1/people"), 503, "upstream-unavailable");
        Surroundings.services().on("/api/v1/people", call -> TestServices.answer(call, 200, "{}"));

        // when
        TestRealm late = new TestRealm(port);

        // then
        try {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(Caller.get(late.token("sales"), "/api/v1/people")
                                    .statusCode())
                            .isEqualTo(200));
            eventsAreAwayAndAllElseIsThere(late.token("integrator"));
        } finally {
            late.stop();
        }
    }

    private static void eventsAreAwayAndAllElseIsThere(String token) {
        HttpResponse<String> events = Caller.get(token, "/api/v1/events");
        AccessIT.assertProblem(events, 503, "upstream-unavailable");
        assertThat(events.headers().firstValue("Retry-After")).contains("5");
        HttpResponse<String> health = Caller.send(Caller.to("/q/health/ready").GET());
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).containsPattern("\"degraded\" *: *true");
    }
}
