package dev.kontor.contacts.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.contacts.person.RowOracle.Viewer;
import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.Scope;
import dev.kontor.platformtest.Decisions;
import dev.kontor.platformtest.KontorTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What field rules conceal, and from whom: in answers, filters, changes, repetitions. */
@QuarkusTest
@WithTestResource(KontorTestResource.class)
class FieldRulesIT {
    @Test
    void aConcealedFieldIsNeitherShownNorFoundNorChanged() {
        String source = "fields-" + UUID.randomUUID().toString().substring(0, 8);
        Viewer viewer = new Viewer(UUID.randomUUID(), List.of("north"));
        String person = PeopleApi.registerAs(viewer.token(), source);
        try (Decisions decisions = new Decisions()) {
            decisions.decide(
                    "sales",
                    "person",
                    Map.of(
                            Action.CREATE,
                            Scope.ALL,
                            Action.READ,
                            Scope.OWN,
                            Action.WRITE,
                            Scope.OWN,
                            Action.EXPORT,
                            Scope.OWN),
                    Map.of("birthday", "hidden", "familyName", "masked", "language", "read-only"));

            JsonPath shown = get(viewer.token(), "/api/v1/people/" + person).jsonPath();
            assertThat(shown.getMap("$")).doesNotContainKey("birthday").containsEntry("familyName", "***");
            assertThat(shown.getMap("$")).containsEntry("language", "lv");
            JsonPath listed = get(viewer.token(), "/api/v1/people?filter=source eq \"" + source + "\"")
                    .jsonPath();
            assertThat(listed.getMap("items[0]")).doesNotContainKey("birthday").containsEntry("familyName", "***");
            for (String query : List.of("filter=birthday eq \"1990-05-06\"", "filter=familyName eq \"Ozola\"")) {
                get(viewer.token(), "/api/v1/people?" + query).then().statusCode(400);
            }
            for (String body :
                    List.of("{\"birthday\":\"1991-01-01\"}", "{\"familyName\":\"X\"}", "{\"language\":\"en\"}")) {
                assertThat(PeopleApi.revise(viewer.token(), person, body))
                        .as(body)
                        .isEqualTo(403);
            }
            assertThat(PeopleApi.revise(viewer.token(), person, "{\"givenName\":\"Anna\"}"))
                    .isEqualTo(200);

            String key = UUID.randomUUID().toString();
            for (int time = 0; time < 2; time++) {
                Response registered = given().auth()
                        .oauth2(viewer.token())
                        .header("Idempotency-Key", key)
                        .contentType("application/json")
                        .body(Map.of("givenName", "Zane", "familyName", "Kalna", "birthday", "1980-01-01"))
                        .post("/api/v1/people");
                assertThat(registered.jsonPath().getMap("$"))
                        .as("time " + time)
                        .doesNotContainKey("birthday")
                        .containsEntry("familyName", "***");
            }
        }
        Awaitility.await()
                .until(() -> get(viewer.token(), "/api/v1/people/" + person).path("birthday") != null);
    }

    private static Response get(String token, String path) {
        return given().auth().oauth2(token).get(path);
    }
}
