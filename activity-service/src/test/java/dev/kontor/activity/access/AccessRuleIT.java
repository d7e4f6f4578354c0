package dev.kontor.activity.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.kontor.activity.ActivityTestResource;
import dev.kontor.platformtest.OutboxCarrier;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.OutboxDrain.Published;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ActivityTestResource.class)
class AccessRuleIT {
    private static final String RULES = "/api/v1/access/rules";
    private static final String READ_OWN = "{\"actions\":{\"create\":\"all\",\"read\":\"own\",\"write\":\"own\"}}";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** What a decision may take to hold, plus what the stand-in for Debezium and a slow machine may take. */
    private static final Duration A_SECOND_AND_THE_CARRIER = Duration.ofSeconds(3);

    @AfterEach
    void shippedRulesHold() {
        String tag = get("support/task").extract().header("ETag");
        if (!"\"0\"".equals(tag)) {
            delete("support/task", tag);
        }
    }

    @Test
    void aDecisionHoldsAtOnceAndUntilItIsWithdrawn() {
        // given
        UUID owner = UUID.randomUUID();
        String task = given().auth()
                .oauth2(support(owner))
                .contentType("application/json")
                .body("{\"title\":\"Ask\"}")
                .post("/api/v1/tasks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String colleague = support(UUID.randomUUID());
        sees(colleague, task, 200);
        try (OutboxCarrier carrier = new OutboxCarrier()) {
            // The first time finds no topics yet, and what other tests have left to carry.
            for (Duration patience : List.of(PATIENCE, A_SECOND_AND_THE_CARRIER)) {
                // when
                String id = put("support/task", null, READ_OWN)
                        .statusCode(200)
                        .header("ETag", "\"1\"")
                        .body("decided", equalTo(true))
                        .extract()
                        .path("id");

                // then
                await().atMost(patience).untilAsserted(() -> sees(colleague, task, 404));
                sees(support(owner), task, 200);
                given().auth()
                        .oauth2(colleague)
                        .queryParam("filter", "id eq \"" + task + "\"")
                        .get("/api/v1/tasks")
                        .then()
                        .body("items", hasSize(0));

                // when
                delete("support/task", "\"1\"").statusCode(204);

                // then
                await().atMost(patience).untilAsserted(() -> sees(colleague, task, 200));
                assertThat(OutboxDrain.of(id))
                        .extracting(Published::name)
                        .containsExactly("decided", "state", "withdrawn", "state");
                assertThat(OutboxDrain.of(id).get(3).payload()).isNull();
            }
        }
    }

    @Test
    void theStateIsWhatRestAnswers() {
        // when
        String rest = put("support/task", null, READ_OWN).extract().asString();

        // then
        String id = get("support/task").extract().path("id");
        assertThat(OutboxDrain.of(id).get(1).payload()).hasToString(rest);
        assertThat(get("support/task").extract().asString()).isEqualTo(rest);
    }

    @Test
    void allRulesAreListedShippedAndDecided() {
        // given
        rules("role=support&entity=task")
                .body("items", hasSize(1))
                .body("items[0].decided", equalTo(false))
                .body("items[0].actions.read", equalTo("team"));

        // when
        put("support/task", null, READ_OWN).statusCode(200);

        // then
        rules("role=support&entity=task")
                .body("items.decided", contains(true))
                .body("items[0].actions.read", equalTo("own"));
        rules("role=support").body("items.role", everyItem(equalTo("support"))).body("items.entity", hasItem("person"));
        rules("entity=task").body("items.role", hasItem("sales")).body("items.entity", not(hasItem("person")));
    }

    @Test
    void whoHasNotReadTheDecisionDoesNotReplaceIt() {
        // given
        put("support/task", "\"3\"", READ_OWN).statusCode(412);
        put("support/task", "\"0\"", READ_OWN).statusCode(200);

        // when, then
        put("support/task", null, READ_OWN).statusCode(428);
        put("support/task", "\"0\"", READ_OWN).statusCode(412);
        put("support/task", "\"1\"", READ_OWN).statusCode(200).header("ETag", "\"1\"");
        put("support/task", "\"1\"", "{\"actions\":{\"read\":\"all\"},\"fields\":{\"note\":\"masked\"}}")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("fields.note", equalTo("masked"));
        delete("support/task", null).statusCode(428);
        delete("support/task", "\"1\"").statusCode(412);
        delete("support/task", "\"2\"").statusCode(204);
        delete("support/task", "\"2\"").statusCode(404);
    }

    @Test
    void whatCannotBeUnderstoodIsNamed() {
        put("king/task", null, READ_OWN).statusCode(400).body("errors[0].pointer", equalTo("role"));
        put("support/castle", null, READ_OWN).statusCode(400).body("errors[0].pointer", equalTo("entity"));
        put("support/task", null, "{\"actions\":{\"delete\":\"all\"}}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/actions/delete"));
        put("support/task", null, "{\"actions\":{\"read\":\"half\"}}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/actions/read"));
        put("support/task", null, "{\"actions\":{},\"fields\":{\"note\":\"secret\"}}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/fields/note"));
        put("support/task", null, "{}").statusCode(400).body("errors[0].pointer", equalTo("/actions"));
        get("support/castle").statusCode(404);
    }

    @Test
    void nobodyLocksEverybodyOut() {
        put("administrator/access", null, "{\"actions\":{\"read\":\"all\"}}")
                .statusCode(409)
                .body("code", equalTo("administration-locked-out"));
        get("administrator/access").body("decided", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "auditor"})
    void someMayReadRulesAndNotWriteThem(String role) {
        given().auth()
                .oauth2(Tokens.of(role).build())
                .get(RULES + "/support/task")
                .then()
                .statusCode(200);
        put(Tokens.of(role).build(), "support/task", null, READ_OWN).statusCode(403);
        given().auth()
                .oauth2(Tokens.of(role).build())
                .header("If-Match", "\"1\"")
                .delete(RULES + "/support/task")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales", "support", "marketing", "frontdesk", "field", "integrator"})
    void othersSeeNoRules(String role) {
        for (String path : List.of(RULES, RULES + "/support/task")) {
            given().auth().oauth2(Tokens.of(role).build()).get(path).then().statusCode(403);
        }
    }

    private static void sees(String token, String task, int status) {
        given().auth().oauth2(token).get("/api/v1/tasks/" + task).then().statusCode(status);
    }

    private static String support(UUID id) {
        return Tokens.of("support").staff(id).team("riga").build();
    }

    private static ValidatableResponse rules(String query) {
        return given().auth()
                .oauth2(Tokens.administrator())
                .get(RULES + "?" + query)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse get(String rule) {
        return given().auth()
                .oauth2(Tokens.administrator())
                .get(RULES + "/" + rule)
                .then();
    }

    private static ValidatableResponse put(String rule, String ifMatch, String body) {
        return put(Tokens.administrator(), rule, ifMatch, body);
    }

    private static ValidatableResponse put(String token, String rule, String ifMatch, String body) {
        RequestSpecification request =
                given().auth().oauth2(token).contentType("application/json").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put(RULES + "/" + rule)
                .then();
    }

    private static ValidatableResponse delete(String rule, String ifMatch) {
        RequestSpecification request = given().auth().oauth2(Tokens.administrator());
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .delete(RULES + "/" + rule)
                .then();
    }
}
