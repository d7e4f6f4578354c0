package dev.kontor.activity.staff;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.activity.ActivityTestResource;
import dev.kontor.activity.Directory;
import dev.kontor.activity.team.DirectoryTeam;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.OutboxDrain.Published;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ActivityTestResource.class)
class StaffSyncIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    KeycloakAdmin admin;

    @Inject
    KeycloakUsers keycloak;

    @Test
    void usersOfKeycloakAreStaff() {
        // given
        String username = aName();

        // when
        UUID id = Directory.hire(username, "riga");

        // then
        staff(id)
                .body("username", equalTo(username))
                .body("team", equalTo("riga"))
                .body("active", equalTo(true));
        List<Published> published = OutboxDrain.of(id);
        assertThat(published).extracting(Published::name).containsExactly("joined", "state");
        assertThat(published.get(0).actor()).isEqualTo("system:activity");
        assertThat(published.get(0).payload().toString()).doesNotContain(username);
        String rest = given().spec(administrator()).get("/api/v1/staff/" + id).asString();
        assertThat(published.get(1).payload()).hasToString(rest);
        given().auth()
                .oauth2(Tokens.of("sales").staff(id).build())
                .get("/api/v1/staff/me")
                .then()
                .body("id", equalTo(id.toString()));
    }

    @Test
    void teamsAreATreeAndAUserIsInTheInnerOne() {
        // given
        String top = "team-" + aName();
        String middle = "middle-" + top;
        String inner = "inner-" + top;
        String other = "other-" + top;
        Directory.hire(aName(), top + "/" + other);

        // when
        UUID id = Directory.hire(aName(), top + "/" + middle + "/" + inner);

        // then
        staff(id).body("team", equalTo(inner));
        Map<UUID, DirectoryTeam> teams = admin.login().chain(keycloak::teams).await().atMost(PATIENCE).stream()
                .collect(Collectors.toMap(DirectoryTeam::id, team -> team));
        assertThat(teams.values())
                .filteredOn(team -> team.name().contains(top))
                .extracting(team -> path(teams, team))
                .containsExactlyInAnyOrder(
                        top, top + "/" + middle, top + "/" + middle + "/" + inner, top + "/" + other);
    }

    @Test
    void manyUsersComeInPages() {
        // given
        String team = "team-" + aName();
        List<ObjectNode> users = IntStream.range(0, 230)
                .mapToObj(i -> Directory.user(UUID.randomUUID(), team + "-" + i, team))
                .toList();

        // when
        Directory.add(users);

        // then
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().spec(administrator())
                        .queryParam("filter", "team eq \"" + team + "\"")
                        .queryParam("count", "exact")
                        .get("/api/v1/staff")
                        .then()
                        .body("count", equalTo(230)));
    }

    @Test
    void whatPeopleHaveSaidStaysUntilKeycloakSaysOtherwise() {
        // given
        UUID id = Directory.hire(aName(), "riga");
        patch(id, "\"1\"", "{\"extension\":\"101\",\"name\":\"By Hand\"}").statusCode(200);

        // when
        Directory.change(id, user -> user.put("email", "new-" + id + "@kontor.example"));

        // then
        await().atMost(PATIENCE).untilAsserted(() -> staff(id).body("email", equalTo("new-" + id + "@kontor.example")));
        staff(id)
                .body("extension", equalTo("101"))
                .body("name", equalTo("By Hand"))
                .body("team", equalTo("riga"));
    }

    @Test
    void whoIsDisabledOrDeletedHasLeft() {
        // given
        UUID disabled = Directory.hire(aName(), "riga");
        UUID deleted = Directory.hire(aName(), "riga");

        // when
        Directory.change(disabled, user -> user.put("enabled", false));
        Directory.delete(deleted);

        // then
        for (UUID id : List.of(disabled, deleted)) {
            await().atMost(PATIENCE).untilAsserted(() -> staff(id).body("active", equalTo(false)));
            assertThat(OutboxDrain.factsOf(id)).extracting(Published::name).containsExactly("joined", "left");
        }
    }

    @Test
    void whileKeycloakIsAwayEverybodyStays() {
        // given
        UUID before = Directory.hire(aName(), "riga");
        Directory.tell(true);
        UUID id = UUID.randomUUID();
        String username = aName();

        // when
        Directory.add(List.of(Directory.user(id, username, "tallinn")));

        // then
        Directory.awaitStaff(id);
        staff(before).body("active", equalTo(true));
    }

    @Test
    void onlyHeadsAndAdministratorsChangeStaff() {
        // given
        UUID id = Directory.hire(aName(), "riga");
        UUID manager = Directory.hire(aName(), "riga");
        String path = "/api/v1/staff/" + id;

        // when, then
        String seller = Tokens.of("sales").staff(id).build();
        given().auth()
                .oauth2(seller)
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{\"team\":\"x\"}")
                .patch(path)
                .then()
                .statusCode(403);
        patch(id, null, "{}").statusCode(428);
        patch(id, "\"1\"", "{\"managerId\":\"" + manager + "\",\"timeZone\":\"Europe/Riga\"}")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("managerId", equalTo(manager.toString()));
        patch(id, "\"1\"", "{\"managerId\":null}").statusCode(412).body("errors", hasSize(1));
        patch(id, "\"2\"", "{\"managerId\":\"" + id + "\"}")
                .statusCode(400)
                .body("errors[0].code", equalTo("own-manager"));
        patch(id, "\"2\"", "{\"managerId\":\"" + UUID.randomUUID() + "\"}").statusCode(400);
        patch(id, "\"2\"", "{\"timeZone\":\"Riga\"}").statusCode(400).body("errors[0].pointer", equalTo("/timeZone"));
        patch(id, "\"2\"", "{\"active\":false}").statusCode(400).body("errors[0].pointer", equalTo("/active"));
        given().spec(administrator())
                .get("/api/v1/staff/" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    private static String path(Map<UUID, DirectoryTeam> teams, DirectoryTeam team) {
        return team.parentId() == null ? team.name() : path(teams, teams.get(team.parentId())) + "/" + team.name();
    }

    private static ValidatableResponse staff(UUID id) {
        return given().spec(administrator()).get("/api/v1/staff/" + id).then();
    }

    private static ValidatableResponse patch(UUID id, String ifMatch, String body) {
        RequestSpecification request = given().spec(administrator())
                .contentType("application/merge-patch+json")
                .body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .patch("/api/v1/staff/" + id)
                .then();
    }

    private static RequestSpecification administrator() {
        return given().auth().oauth2(Tokens.administrator());
    }

    private static String aName() {
        return "u" + UUID.randomUUID().toString().substring(0, 8);
    }
}
