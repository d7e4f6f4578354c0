package dev.kontor.contacts.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.kontor.contacts.person.RowOracle.Viewer;
import dev.kontor.platformtest.AuditTrail;
import dev.kontor.platformtest.Decisions;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.OutboxDrain.Published;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records shown to people and teams who would not reach them else. */
@QuarkusTest
@WithTestResource(KontorTestResource.class)
class SharesIT {
    private static final int MAX_SHARES = 100;
    private static final String READ = "{}";
    private static final String WRITE = "{\"mayWrite\":true}";
    private static final Viewer OWNER = new Viewer(UUID.randomUUID(), List.of("north"));
    private static final Viewer STRANGER = new Viewer(UUID.randomUUID(), List.of("south"));
    private static final Viewer LEAVER = new Viewer(UUID.randomUUID(), List.of("south"));

    private static Decisions decisions;

    @BeforeAll
    static void employ() {
        decisions = new Decisions();
        RowOracle.placeTeams(decisions);
        decisions.employ(STRANGER.id(), member(STRANGER.id(), true));
        decisions.employ(LEAVER.id(), member(LEAVER.id(), false));
    }

    @BeforeEach
    void awaitStaff() {
        String person = aPerson();
        await().until(() ->
                share(OWNER, person, staff(STRANGER), READ).extract().statusCode() == 200
                        && share(OWNER, person, "teams/south", READ).extract().statusCode() == 200);
    }

    @AfterAll
    static void leave() {
        decisions.close();
    }

    @Test
    void whoeverItIsSharedWithReachesItAsFarAsTheShareGoes() {
        String person = aPerson();
        get(STRANGER, person).statusCode(404);

        share(OWNER, person, staff(STRANGER), READ).statusCode(200).body("mayWrite", equalTo(false));
        get(STRANGER, person).statusCode(200);
        assertThat(PeopleApi.revise(STRANGER.token(), person, "{\"givenName\":\"Anna\"}"))
                .isEqualTo(403);
        get(OWNER, person + "/shares")
                .body("", hasSize(1))
                .body("[0].staffId", equalTo(STRANGER.id().toString()))
                .body("[0].grantedBy", equalTo("user:" + OWNER.id()));

        share(OWNER, person, staff(STRANGER), WRITE).statusCode(200).body("mayWrite", equalTo(true));
        assertThat(PeopleApi.revise(STRANGER.token(), person, "{\"givenName\":\"Anna\"}"))
                .isEqualTo(200);

        unshare(OWNER, person, staff(STRANGER));
        get(STRANGER, person).statusCode(404);
        assertThat(OutboxDrain.factsOf(person))
                .extracting(Published::name)
                .containsExactly("registered", "shared", "shared", "revised", "unshared");
    }

    @Test
    void eachShareIsAFactOfTheRecordAndSameTermsAreNone() {
        String person = aPerson();
        for (int time = 0; time < 2; time++) {
            share(OWNER, person, "teams/south", "{\"mayWrite\":true,\"until\":\"2099-01-01T00:00:00.123456789Z\"}")
                    .statusCode(200);
            unshare(OWNER, person, staff(STRANGER));
        }

        List<Published> told = OutboxDrain.of(person);
        assertThat(told).extracting(Published::name).containsExactly("registered", "state", "shared", "state");
        assertThat(told).extracting(Published::version).containsExactly(1L, 1L, 2L, 2L);
        assertThat(told.get(2).payload())
                .hasToString("{\"withTeam\":\"south\",\"mayWrite\":true,\"until\":\"2099-01-01T00:00:00.123456Z\"}");
        assertThat(told.get(2).actor()).isEqualTo("user:" + OWNER.id());
        get(STRANGER, person).statusCode(200);
    }

    @Test
    void aShareEndsByItself() {
        String person = aPerson();
        Instant until = Instant.now().plus(Duration.ofSeconds(2));
        share(OWNER, person, staff(STRANGER), "{\"until\":\"" + until + "\"}").statusCode(200);
        get(STRANGER, person).statusCode(200);

        await().until(() -> get(STRANGER, person).extract().statusCode() == 404);
        assertThat(Instant.now()).isAfter(until);
        get(OWNER, person + "/shares").body("", hasSize(0));
        share(OWNER, person, staff(STRANGER), READ).statusCode(200);
        get(STRANGER, person).statusCode(200);
    }

    @Test
    void onlyWhoeverHasTheRecordByTheRowRuleSharesIt() {
        String person = aPerson();
        share(OWNER, person, staff(STRANGER), WRITE).statusCode(200);

        share(STRANGER, person, "teams/south", READ)
                .statusCode(403)
                .body("detail", containsString("shared this with you"));
        as(STRANGER).delete(path(person, staff(STRANGER))).then().statusCode(403);
        get(STRANGER, person + "/shares").statusCode(200);
        share(new Viewer(UUID.randomUUID(), List.of("south-coast")), person, "teams/south", READ)
                .statusCode(404);
        for (String role : List.of("marketing", "auditor", "pbx")) {
            given().auth()
                    .oauth2(Tokens.of(role).team("north").build())
                    .contentType("application/json")
                    .body(READ)
                    .put(path(person, "teams/south"))
                    .then()
                    .statusCode(403);
        }
        given().contentType("application/json")
                .body(READ)
                .put(path(person, "teams/south"))
                .then()
                .statusCode(401);
    }

    @Test
    void whatMakesNoSenseIsRefusedByName() {
        String person = aPerson();
        Map.of("staff/" + UUID.randomUUID(), "staffId", staff(LEAVER), "staffId", "teams/no-such-team", "team")
                .forEach((with, field) ->
                        share(OWNER, person, with, READ).statusCode(400).body("errors[0].pointer", equalTo(field)));
        share(OWNER, person, staff(STRANGER), "{\"until\":\"2020-01-01T00:00:00Z\"}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/until"));
        share(OWNER, person, staff(STRANGER), "{\"mayWrite\":\"perhaps\"}").statusCode(400);
        share(OWNER, person, staff(STRANGER), "").statusCode(400);
        share(OWNER, UUID.randomUUID().toString(), staff(STRANGER), READ).statusCode(404);
        assertThat(OutboxDrain.factsOf(person)).hasSize(1);
    }

    @Test
    void manyAtOnceTakeTurnsAndThereIsALimit() {
        String person = aPerson();
        List<UUID> colleagues = IntStream.rangeClosed(0, MAX_SHARES)
                .mapToObj(i -> UUID.randomUUID())
                .toList();
        colleagues.forEach(id -> decisions.employ(id, member(id, true)));
        UUID last = colleagues.getLast();
        String probe = aPerson();
        await().until(() -> share(OWNER, probe, "staff/" + last, READ).extract().statusCode() == 200);

        List<Integer> answers = colleagues.parallelStream()
                .map(id -> share(OWNER, person, "staff/" + id, READ).extract().statusCode())
                .toList();

        assertThat(answers).containsOnly(200, 409);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(1);
        assertThat(OutboxDrain.factsOf(person).stream().map(Published::version))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, MAX_SHARES + 1).boxed().toList());
        get(OWNER, person + "/shares").body("", hasSize(MAX_SHARES));
    }

    @Test
    void sharesGoWithTheRecordAndAllOfItIsOnRecord() {
        String person = aPerson();
        share(OWNER, person, "teams/south", WRITE).statusCode(200);
        given().auth()
                .oauth2(Tokens.administrator())
                .header("If-Match", "\"2\"")
                .delete("/api/v1/people/" + person)
                .then()
                .statusCode(204);

        assertThat(AuditTrail.entries("entity eq \"share\" and recordId eq \"" + person + "\"", 2))
                .extracting(entry -> entry.get("action"))
                .containsExactly("create", "delete");
    }

    private static String aPerson() {
        return PeopleApi.registerAs(OWNER.token(), "shared");
    }

    private static String staff(Viewer viewer) {
        return "staff/" + viewer.id();
    }

    private static String member(UUID id, boolean active) {
        return "{\"id\":\"" + id + "\",\"active\":" + active + ",\"team\":\"south\",\"roles\":[\"sales\"]}";
    }

    private static ValidatableResponse share(Viewer viewer, String person, String with, String terms) {
        return as(viewer).body(terms).put(path(person, with)).then();
    }

    private static void unshare(Viewer viewer, String person, String with) {
        as(viewer).delete(path(person, with)).then().statusCode(204);
    }

    private static ValidatableResponse get(Viewer viewer, String path) {
        return as(viewer).get("/api/v1/people/" + path).then();
    }

    private static RequestSpecification as(Viewer viewer) {
        return given().auth().oauth2(viewer.token()).contentType("application/json");
    }

    private static String path(String person, String with) {
        return "/api/v1/people/" + person + "/shares/" + with;
    }
}
