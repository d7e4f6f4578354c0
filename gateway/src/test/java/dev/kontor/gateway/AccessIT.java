package dev.kontor.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class AccessIT {
    private static final List<String> PROTECTED = List.of(
            "/api/v1/people",
            "/api/v1/deals/1",
            "/api/v1/screen-pops",
            "/api/v1/overview/people/1",
            "/api/v1/events",
            "/api/v1/nothing",
            "/q/metrics");

    private final AtomicInteger reached = new AtomicInteger();

    @BeforeEach
    void countWhatReachesTheService() {
        reached.set(0);
        Surroundings.services().reset();
        Surroundings.services().on("/api/v1/people", call -> {
            reached.incrementAndGet();
            TestServices.answer(call, 200, "{}");
        });
    }

    static Stream<String> badTokens() {
        TestRealm realm = Surroundings.realm();
        return Stream.of(
                realm.expired(),
                realm.forAnotherAudience(),
                realm.fromAnotherIssuer(),
                realm.badlySigned(),
                "garbage",
                "a.b.c");
    }

    @Test
    void noTokenNoEntry() {
        for (String path : PROTECTED) {
            // when
            HttpResponse<String> answer = Caller.send(Caller.to(path).GET());

            // then
            assertProblem(answer, 401, "unauthenticated");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"kontor\"");
        }
        assertThat(reached).hasValue(0);
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aTokenThatIsNotGoodHereIsNoToken(String token) {
        // when
        HttpResponse<String> answer = Caller.get(token, "/api/v1/people");

        // then
        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"kontor\", error=\"invalid_token\"");
        assertThat(reached).hasValue(0);
    }

    @Test
    void aTokenWithoutARoleOfOursIsForbidden() {
        // when
        HttpResponse<String> answer = Caller.get(Surroundings.realm().token("offline_access"), "/api/v1/people");

        // then
        assertProblem(answer, 403, "forbidden");
        assertThat(reached).hasValue(0);
    }

    @Test
    void onlyAdministratorsSeeTheMetrics() {
        assertProblem(Caller.get(Surroundings.realm().token("sales"), "/q/metrics"), 403, "forbidden");
        assertThat(Caller.get(Surroundings.realm().token("administrator"), "/q/metrics")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aGoodTokenPassesAgainAndAgain() {
        // given
        String token = Surroundings.realm().token("sales");

        // when
        for (int i = 0; i < 3; i++) {
            assertThat(Caller.get(token, "/api/v1/people").statusCode()).isEqualTo(200);
        }

        // then
        assertThat(reached).hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1",
                "/api/v1/openapi.json",
                "/api/v1/errors",
                "/api/v1/errors/not-found",
                "/api/v1/docs/",
                "/q/health/ready"
            })
    void someIsPublic(String path) {
        assertThat(Caller.send(Caller.to(path).GET()).statusCode()).isEqualTo(200);
    }

    static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonObject problem = new JsonObject(answer.body());
        assertThat(problem.getString("code")).isEqualTo(code);
        assertThat(problem.getInteger("status")).isEqualTo(status);
        assertThat(problem.getString("type")).isEqualTo("/api/v1/errors/" + code);
        assertThat(problem.getString("traceId")).hasSize(32);
    }
}
