package dev.kontor.activity.staff;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.kontor.activity.ActivityTestResource;
import dev.kontor.activity.Directory;
import dev.kontor.platformtest.OutboxCarrier;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.OutboxDrain.Published;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ActivityTestResource.class)
class MembershipIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void membershipsAndRolesFollowKeycloak() {
        // given
        String group = "group-" + UUID.randomUUID();
        UUID id = hire("riga", "sales");
        staff(id)
                .body("roles", contains("sales"))
                .body("memberships.team", contains("riga"))
                .body("memberships[0].from", equalTo("2026-01-02T03:04:05Z"))
                .body("memberships[0].source", equalTo("directory"))
                .body("memberships[0].until", nullValue());

        // when
        Directory.change(id, user -> user.putArray("teams").add("alps/" + group));
        await().atMost(PATIENCE).untilAsserted(() -> staff(id).body("memberships", hasSize(2)));
        Directory.giveToGroup("alps", "head");
        await().atMost(PATIENCE).untilAsserted(() -> staff(id).body("roles", contains("head", "sales")));
        Directory.change(id, user -> user.remove("team"));

        // then
        await().atMost(PATIENCE).untilAsserted(() -> staff(id).body("memberships[1].until", notNullValue()));
        staff(id)
                .body("team", equalTo(group))
                .body("memberships.team", contains(group, "riga"))
                .body("memberships[0].until", nullValue());
        List<Published> published = OutboxDrain.of(id);
        assertThat(published.getLast().payload())
                .hasToString(staff(id).extract().asString());
        assertThat(published.stream()
                        .filter(event -> "revised".equals(event.name()))
                        .map(event -> String.valueOf(event.payload())))
                .contains("{\"changed\":[\"memberships\"]}", "{\"changed\":[\"roles\"]}");
    }

    @Test
    void whoeverStandsInReachesTheTeamsTasksAsLongAsThat() {
        // given
        String team = "team-" + UUID.randomUUID();
        UUID owner = hire(team, "sales");
        UUID substitute = hire("riga", "sales");
        String token = Tokens.of("sales").staff(substitute).team("riga").build();
        String task = given().auth()
                .oauth2(Tokens.of("sales").staff(owner).team(team).build())
                .contentType("application/json")
                .body("{\"title\":\"Ask\"}")
                .post("/api/v1/tasks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        try (OutboxCarrier carrier = new OutboxCarrier()) {
            sees(token, task, 404);

            // when
            String membership = plan(substitute, "{\"team\":\"" + team + "\"}")
                    .statusCode(200)
                    .body("team", equalTo("riga"))
                    .body("memberships.source", contains("directory", "planned"))
                    .extract()
                    .path("memberships[1].id");

            // then
            await().atMost(PATIENCE).untilAsserted(() -> sees(token, task, 200));

            // when
            given().auth()
                    .oauth2(Tokens.administrator())
                    .delete("/api/v1/staff/" + substitute + "/memberships/" + membership)
                    .then()
                    .statusCode(200)
                    .body("memberships[1].until", notNullValue());

            // then
            await().atMost(PATIENCE).untilAsserted(() -> sees(token, task, 404));
        }
    }

    @Test
    void whoHasLostARoleLosesWhatItAllowed() {
        // given
        UUID id = hire("riga", "sales");
        String token = Tokens.of("sales").staff(id).team("riga").build();
        try (OutboxCarrier carrier = new OutboxCarrier()) {
            given().auth().oauth2(token).get("/api/v1/tasks").then().statusCode(200);

            // when
            Directory.change(id, user -> user.putArray("roles"));

            // then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> given().auth()
                            .oauth2(token)
                            .get("/api/v1/tasks")
                            .then()
                            .statusCode(403));
        }
    }

    @Test
    void plansAreHeadsAndAdministratorsAndNamedByTheirFaults() {
        // given
        UUID id = hire("riga", "sales");
        String path = "/api/v1/staff/" + id + "/memberships";

        // when, then
        for (String role : List.of("sales", "support", "integrator", "auditor")) {
            given().auth()
                    .oauth2(Tokens.of(role).build())
                    .contentType("application/json")
                    .body("{\"team\":\"riga\"}")
                    .post(path)
                    .then()
                    .statusCode(403);
            given().auth()
                    .oauth2(Tokens.of(role).build())
                    .delete(path + "/" + UUID.randomUUID())
                    .then()
                    .statusCode(403);
        }
        plan(id, "{\"team\":\"" + UUID.randomUUID() + "\"}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/team"));
        plan(id, "{\"team\":\"riga\",\"until\":\"2020-01-01T00:00:00Z\"}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/until"));
        plan(id, "{}").statusCode(400).body("errors[0].pointer", equalTo("/team"));
        plan(UUID.randomUUID(), "{\"team\":\"riga\"}").statusCode(404);
        String ofGroup = staff(id).extract().path("memberships[0].id");
        given().auth()
                .oauth2(Tokens.administrator())
                .delete(path + "/" + ofGroup)
                .then()
                .statusCode(409)
                .body("code", equalTo("membership-not-planned"));
    }

    private static UUID hire(String team, String role) {
        UUID id = UUID.randomUUID();
        var user = Directory.user(id, "u" + id.toString().substring(0, 8), team)
                .put("createdTimestamp", 1_767_323_045_000L);
        user.putArray("roles").add(role);
        Directory.add(List.of(user));
        Directory.awaitStaff(id);
        return id;
    }

    private static void sees(String token, String task, int status) {
        given().auth().oauth2(token).get("/api/v1/tasks/" + task).then().statusCode(status);
    }

    private static ValidatableResponse plan(UUID id, String body) {
        return given().auth()
                .oauth2(Tokens.administrator())
                .contentType("application/json")
                .body(body)
                .post("/api/v1/staff/" + id + "/memberships")
                .then();
    }

    private static ValidatableResponse staff(UUID id) {
        return given().auth()
                .oauth2(Tokens.administrator())
                .get("/api/v1/staff/" + id)
                .then();
    }
}
