package dev.kontor.activity.handover;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.kontor.activity.ActivityTestResource;
import dev.kontor.activity.Directory;
import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.OutboxCarrier;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.OutboxDrain.Published;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ActivityTestResource.class)
class HandOverIT {
    private static final String HAND_OVERS = "/api/v1/hand-overs";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private UUID from;
    private UUID to;

    @BeforeEach
    void hire() {
        from = Directory.hire("from-" + UUID.randomUUID(), "riga");
        to = Directory.hire("to-" + UUID.randomUUID(), "tallinn");
    }

    @Test
    void workOfSomebodyWhoHasLeftGoesOverAndComesBack() {
        // given
        String open = task();
        String done = task();
        as(from).post("/api/v1/tasks/" + done + "/complete").then().statusCode(200);
        String meeting = meeting();
        String cancelled = meeting();
        as(from).post("/api/v1/meetings/" + cancelled + "/cancel").then().statusCode(200);
        disable(from);
        try (OutboxCarrier carrier = new OutboxCarrier()) {
            // when
            ValidatableResponse started = start("\"kinds\":[\"meeting\",\"task\"],\"reason\":\"Ilze has left\"")
                    .statusCode(202)
                    .body("state", equalTo("running"))
                    .body("reason", equalTo("Ilze has left"))
                    .body("parts.kind", contains("task", "meeting"));
            String id = started.extract().path("id");
            started.header("Location", endsWith(HAND_OVERS + "/" + id));

            // then
            JsonPath job = awaitState(id, "completed");
            assertThat(job.getList("parts.total", Integer.class)).containsExactly(1, 1);
            assertThat(job.getList("parts.moved", Integer.class)).containsExactly(1, 1);
            assertThat(job.getList("parts.finishedAt")).doesNotContainNull();
            assertThat(OutboxDrain.of(id)).extracting(Published::name).containsExactly("started", "completed");
            assertThat(OutboxDrain.of(id).getFirst().payload().toString()).doesNotContain("Ilze");
            owner("/api/v1/tasks/" + open, "assigneeId", to, "tallinn");
            owner("/api/v1/tasks/" + done, "assigneeId", from, "riga");
            owner("/api/v1/meetings/" + meeting, "ownerId", to, "tallinn");
            owner("/api/v1/meetings/" + cancelled, "ownerId", from, "riga");
            Published fact = OutboxDrain.factsOf(open).getLast();
            assertThat(fact.name()).isEqualTo("reassigned");
            assertThat(fact.actor()).isEqualTo("user:" + Tokens.DEFAULT_STAFF);

            // when: nobody who has left owns anything
            undo(id).statusCode(409).body("code", equalTo("former-owner-left"));
            enable(from);
            undo(id).statusCode(202).body("state", equalTo("undoing"));

            // then
            JsonPath undone = awaitState(id, "undone");
            assertThat(undone.getList("parts.returned", Integer.class)).containsExactly(1, 1);
            owner("/api/v1/tasks/" + open, "assigneeId", from, "riga");
            owner("/api/v1/meetings/" + meeting, "ownerId", from, "riga");
            undo(id).statusCode(409).body("code", equalTo("hand-over-not-completed"));
            assertThat(OutboxDrain.of(id))
                    .extracting(Published::name)
                    .containsExactly("started", "completed", "undo-started", "undone");
        }
    }

    @Test
    void itIsCompletedWhenEveryServiceHasToldSo() throws SQLException {
        // given
        String id = start("\"kinds\":[\"person\",\"deal\"]").extract().path("id");
        UUID people = UUID.randomUUID();
        try (Events events = new Events()) {
            // when
            events.send("kontor.contacts.hand-over-part.progressed.v1", people, 1, news(id, "person", 450, 0));
            events.send("kontor.contacts.hand-over-part.progressed.v1", people, 2, news(id, "person", 450, 200));

            // then
            await().atMost(PATIENCE).untilAsserted(() -> get(id).body("parts[0].moved", equalTo(200)));
            get(id).body("parts[0].total", equalTo(450)).body("parts[1].size()", equalTo(3));

            // when
            events.send("kontor.contacts.hand-over-part.completed.v1", people, 3, news(id, "person", 450, 449));
            events.send("kontor.deals.hand-over-part.completed.v1", UUID.randomUUID(), 2, news(id, "deal", 0, 0));

            // then
            awaitState(id, "completed");
            assertThat(OutboxDrain.of(id).getLast().payload().path("skipped").asInt())
                    .isEqualTo(1);
        }

        // when: the thirty days are over
        try (Connection connection = OutboxDrain.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("update hand_over set undo_until = now() - interval '1 second' where id = '" + id + "'");
        }

        // then
        undo(id).statusCode(409).body("code", equalTo("undo-over"));
    }

    @Test
    void whatCannotBeIsRefusedByField() {
        UUID left = Directory.hire("left-" + UUID.randomUUID(), "riga");
        disable(left);
        refused(from, left).body("errors.pointer", contains("/toId"));
        refused(from, UUID.randomUUID()).body("errors.pointer", contains("/toId"));
        refused(UUID.randomUUID(), to).body("errors.pointer", contains("/fromId"));
        refused(from, from).body("errors.pointer", contains("/toId"));
        start("\"kinds\":[\"task\",\"cat\",\"dog\"]")
                .statusCode(400)
                .body("errors.pointer", contains("/kinds/1", "/kinds/2"));
        head().body("{}").post(HAND_OVERS).then().statusCode(400).body("errors.pointer", contains("/fromId", "/toId"));
        given().auth()
                .oauth2(Tokens.of("sales").build())
                .contentType("application/json")
                .body(body(from, to, "\"kinds\":[]"))
                .post(HAND_OVERS)
                .then()
                .statusCode(403);
    }

    @Test
    void oneAtATimeAndOnceForAKey() {
        // given
        String key = UUID.randomUUID().toString();
        RequestSpecification request =
                head().header("Idempotency-Key", key).body(body(from, to, "\"kinds\":[\"deal\"]"));

        // when
        String id = request.post(HAND_OVERS).then().statusCode(202).extract().path("id");

        // then
        request.post(HAND_OVERS).then().statusCode(202).body("id", equalTo(id));
        start("\"kinds\":[\"person\"]").statusCode(409).body("code", equalTo("hand-over-running"));
        undo(id).statusCode(409).body("code", equalTo("hand-over-running"));
        head().queryParam("filter", "fromId eq \"" + from + "\" and state eq \"running\"")
                .get(HAND_OVERS)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items.id", containsInAnyOrder(id));
        head().get(HAND_OVERS + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void nobodyWhoHasLeftIsGivenWork() {
        // given
        String id = task();
        disable(to);

        // when, then
        as(from).body("{\"title\":\"For nobody\",\"assigneeId\":\"" + to + "\"}")
                .post("/api/v1/tasks")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/assigneeId"))
                .body("errors[0].code", equalTo("unknown-staff"));
        head().body("{\"assigneeId\":\"" + to + "\"}")
                .post("/api/v1/tasks/" + id + "/reassign")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/assigneeId"))
                .body("errors[0].code", equalTo("unknown-staff"));
    }

    private static String news(String handOver, String kind, int total, int moved) {
        return "{\"handOverId\":\"" + handOver + "\",\"kind\":\"" + kind + "\",\"undo\":false,\"total\":" + total
                + ",\"moved\":" + moved + ",\"skipped\":" + (total == 0 ? 0 : moved == 449 ? 1 : 0) + "}";
    }

    private String task() {
        return as(from).body("{\"title\":\"Call back\"}")
                .post("/api/v1/tasks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String meeting() {
        return as(from).body(
                        "{\"title\":\"Visit\",\"startsAt\":\"2999-01-07T08:00:00Z\",\"endsAt\":\"2999-01-07T09:00:00Z\"}")
                .post("/api/v1/meetings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void disable(UUID id) {
        Directory.change(id, user -> user.put("enabled", false));
        await().atMost(PATIENCE).until(() -> !isActive(id));
    }

    private static void enable(UUID id) {
        Directory.change(id, user -> user.put("enabled", true));
        await().atMost(PATIENCE).until(() -> isActive(id));
    }

    private static boolean isActive(UUID id) {
        return given().auth()
                .oauth2(Tokens.administrator())
                .get("/api/v1/staff/" + id)
                .path("active");
    }

    private static void owner(String path, String field, UUID owner, String team) {
        given().auth()
                .oauth2(Tokens.administrator())
                .get(path)
                .then()
                .statusCode(200)
                .body(field, equalTo(owner.toString()))
                .body("team", equalTo(team));
    }

    private ValidatableResponse start(String more) {
        return head().body(body(from, to, more)).post(HAND_OVERS).then();
    }

    private static ValidatableResponse refused(UUID from, UUID to) {
        return head().body(body(from, to, "\"kinds\":[]"))
                .post(HAND_OVERS)
                .then()
                .statusCode(400);
    }

    private static String body(UUID from, UUID to, String more) {
        return "{\"fromId\":\"" + from + "\",\"toId\":\"" + to + "\"," + more + "}";
    }

    private static ValidatableResponse undo(String id) {
        return head().post(HAND_OVERS + "/" + id + "/undo").then();
    }

    private static ValidatableResponse get(String id) {
        return head().get(HAND_OVERS + "/" + id).then().statusCode(200);
    }

    private static JsonPath awaitState(String id, String state) {
        return await().atMost(PATIENCE)
                .until(() -> get(id).extract().jsonPath(), job -> state.equals(job.getString("state")));
    }

    private static RequestSpecification as(UUID staff) {
        return given().auth()
                .oauth2(Tokens.of("sales").staff(staff).team("riga").build())
                .contentType("application/json");
    }

    private static RequestSpecification head() {
        return given().auth().oauth2(Tokens.of("head").build()).contentType("application/json");
    }
}
