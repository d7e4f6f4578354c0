package dev.kontor.contacts.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.contacts.person.RowOracle.Viewer;
import dev.kontor.platformtest.Decisions;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who reaches a record when somebody asks why, when a membership has ended, and when a token is held to scopes. */
@QuarkusTest
@WithTestResource(KontorTestResource.class)
class AccessIT {
    @Test
    void anExplanationNamesTheRuleThatDecides() {
        UUID owner = UUID.randomUUID();
        UUID colleague = UUID.randomUUID();
        UUID stranger = UUID.randomUUID();
        String person = PeopleApi.registerAs(new Viewer(owner, List.of("north")).token(), "explained");
        try (Decisions decisions = new Decisions()) {
            decisions.employ(colleague, member("north", true));
            decisions.employ(stranger, member("south", true));
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(explain(stranger, person, "read").getBoolean("allowed"))
                                    .isFalse());

            JsonPath seen = explain(colleague, person, "read");
            assertThat(seen.getBoolean("allowed")).isTrue();
            assertThat(seen.getString("because")).contains("team is in reach");
            JsonPath unseen = explain(stranger, person, "read");
            assertThat(unseen.getList("rules.rule")).containsExactly("role", "owner", "team", "share");
            assertThat(unseen.getString("rules[0].detail")).isEqualTo("sales may read person: team (as shipped)");

            decisions.employ(colleague, member("north", false));
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(explain(colleague, person, "read").getBoolean("allowed"))
                                    .isFalse());
            assertThat(explain(colleague, person, "read").getString("because")).contains("disabled");
            given().auth()
                    .oauth2(new Viewer(colleague, List.of("north")).token())
                    .get("/api/v1/people/" + person)
                    .then()
                    .statusCode(403);
        }
        for (String role : List.of("sales", "support", "integrator", "pbx")) {
            given().auth()
                    .oauth2(Tokens.of(role).build())
                    .get(explanation(owner, person, "read"))
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void aMembershipThatHasEndedReachesNothing() {
        UUID owner = UUID.randomUUID();
        Viewer former = new Viewer(UUID.randomUUID(), List.of("north"));
        String person = PeopleApi.registerAs(new Viewer(owner, List.of("north")).token(), "former");
        get(former.token(), "/api/v1/people/" + person).then().statusCode(200);
        try (Decisions decisions = new Decisions()) {
            decisions.employ(
                    former.id(),
                    "{\"id\":\"" + former.id()
                            + "\",\"active\":true,\"roles\":[\"sales\"],\"memberships\":[{\"team\":\"north\","
                            + "\"from\":\"2026-01-01T00:00:00Z\",\"until\":\"2026-02-01T00:00:00Z\"}]}");
            Awaitility.await()
                    .untilAsserted(() -> get(former.token(), "/api/v1/people/" + person)
                            .then()
                            .statusCode(404));
        }
    }

    @Test
    void aServiceAccountIsHeldToItsScopes() {
        String reading = Tokens.of("integrator")
                .client("erp")
                .scope("openid person:read")
                .build();
        given().auth().oauth2(reading).get("/api/v1/people").then().statusCode(200);
        given().auth().oauth2(reading).get("/api/v1/organisations").then().statusCode(403);
        given().auth()
                .oauth2(reading)
                .contentType("application/json")
                .body(Map.of("givenName", "Nobody"))
                .post("/api/v1/people")
                .then()
                .statusCode(403);
    }

    private static String member(String team, boolean active) {
        return "{\"id\":\"" + UUID.randomUUID() + "\",\"active\":" + active + ",\"team\":\"" + team
                + "\",\"roles\":[\"sales\"]}";
    }

    private static String explanation(UUID user, String person, String action) {
        return "/api/v1/access/contacts/explain?user=" + user + "&entity=person&id=" + person + "&action=" + action;
    }

    private static JsonPath explain(UUID user, String person, String action) {
        return given().auth()
                .oauth2(Tokens.administrator())
                .get(explanation(user, person, action))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Response get(String token, String path) {
        return given().auth().oauth2(token).get(path);
    }
}
