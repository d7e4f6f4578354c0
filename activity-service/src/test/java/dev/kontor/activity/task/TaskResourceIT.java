package dev.kontor.activity.task;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.kontor.activity.ActivityTestResource;
import dev.kontor.activity.Directory;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.OutboxDrain.Published;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ActivityTestResource.class)
class TaskResourceIT {
    private static final UUID ME = UUID.randomUUID();

    @Test
    void aTaskIsTheCallersUnlessItIsSaidWhose() {
        // given
        UUID colleague = Directory.hire("t" + UUID.randomUUID(), "tallinn");

        // when
        ValidatableResponse own =
                post("/api/v1/tasks", "{\"title\":\"Write the offer\"}").statusCode(201);
        ValidatableResponse given = post("/api/v1/tasks", "{\"title\":\"Call\",\"assigneeId\":\"" + colleague + "\"}")
                .statusCode(201);

        // then
        own.body("assigneeId", equalTo(ME.toString()))
                .body("team", equalTo("riga"))
                .body("state", equalTo("open"));
        given.body("assigneeId", equalTo(colleague.toString())).body("team", equalTo("tallinn"));
        String id = own.extract().path("id");
        assertThat(OutboxDrain.of(id)).extracting(Published::name).containsExactly("created");
        assertThat(OutboxDrain.of(id).get(0).payload().toString()).doesNotContain("offer");
        post("/api/v1/tasks", "{\"title\":\"X\",\"assigneeId\":\"" + UUID.randomUUID() + "\"}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/assigneeId"));
        post("/api/v1/tasks", "{\"title\":\" \"}").statusCode(400).body("errors[0].pointer", equalTo("/title"));
    }

    @Test
    void itsLifeIsPublished() {
        // given
        UUID colleague = Directory.hire("t" + UUID.randomUUID(), "riga");
        String id = post("/api/v1/tasks", "{\"title\":\"Write the offer\"}")
                .extract()
                .path("id");
        String path = "/api/v1/tasks/" + id;

        // when
        me().contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{\"dueAt\":\"2030-01-01T09:00:00Z\"}")
                .patch(path)
                .then()
                .statusCode(200);
        post(path + "/reassign", "{\"assigneeId\":\"" + colleague + "\"}")
                .statusCode(200)
                .header("ETag", "\"3\"");
        post(path + "/complete", "").statusCode(200).body("state", equalTo("done"));
        post(path + "/complete", "").statusCode(200).header("ETag", "\"4\"");
        post(path + "/cancel", "").statusCode(409).body("code", equalTo("task-closed"));
        me().header("If-Match", "\"1\"").post(path + "/complete").then().statusCode(412);

        // then
        assertThat(OutboxDrain.factsOf(id))
                .extracting(Published::name)
                .containsExactly("created", "revised", "reassigned", "completed");
        assertThat(OutboxDrain.factsOf(id)).extracting(Published::version).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void anotherTeamsTaskDoesNotExist() {
        // given
        String id = post("/api/v1/tasks", "{\"title\":\"Private\"}").extract().path("id");
        String colleague =
                Tokens.of("sales").staff(UUID.randomUUID()).team("riga").build();
        String stranger =
                Tokens.of("sales").staff(UUID.randomUUID()).team("vilnius").build();

        // when, then
        String filter = "id eq \"" + id + "\"";
        given().auth()
                .oauth2(colleague)
                .queryParam("filter", filter)
                .get("/api/v1/tasks")
                .then()
                .body("items.id", contains(id));
        given().auth()
                .oauth2(stranger)
                .queryParam("filter", filter)
                .get("/api/v1/tasks")
                .then()
                .body("items", hasSize(0));
        given().auth().oauth2(stranger).get("/api/v1/tasks/" + id).then().statusCode(404);
        given().auth()
                .oauth2(stranger)
                .contentType("application/json")
                .post("/api/v1/tasks/" + id + "/complete")
                .then()
                .statusCode(404);
    }

    @Test
    void openTasksAreFoundByStateAndCause() {
        // given
        UUID cause = UUID.randomUUID();
        String id = post("/api/v1/tasks", "{\"title\":\"Ask\",\"reason\":\"silence\",\"causeId\":\"" + cause + "\"}")
                .extract()
                .path("id");

        // when, then
        String filter = "causeId eq \"" + cause + "\" and state eq \"open\" and assigneeId eq \"" + ME + "\"";
        me().queryParam("filter", filter)
                .queryParam("sort", "-createdAt")
                .get("/api/v1/tasks")
                .then()
                .body("items.id", contains(id));
        post("/api/v1/tasks/" + id + "/cancel", "").statusCode(200).body("state", equalTo("cancelled"));
        me().queryParam("filter", filter).get("/api/v1/tasks").then().body("items", hasSize(0));
    }

    private static ValidatableResponse post(String path, String body) {
        RequestSpecification request = me();
        return (body.isEmpty() ? request : request.body(body)).post(path).then();
    }

    private static RequestSpecification me() {
        return given().auth()
                .oauth2(Tokens.of("sales").staff(ME).team("riga").build())
                .contentType("application/json");
    }
}
