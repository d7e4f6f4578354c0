package dev.kontor.activity.staff;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.kontor.activity.ActivityTestResource;
import dev.kontor.activity.Directory;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.OutboxDrain.Published;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ActivityTestResource.class)
class StaffImportIT {
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void keycloakHasBeenRead() {
        Directory.hire("reader-" + run, "riga");
    }

    @Test
    void aFileEnrichesWhomKeycloakKnowsAndAddsTheRest() {
        // given
        UUID known = Directory.hire("known-" + run, "riga");

        // when
        JsonPath job = imported("""
                username,name,email,team,manager,extension,timeZone,language
                known-%1$s,Jānis Ozols,,,boss-%1$s,101,Europe/Riga,lv
                other-%1$s,عمر حداد,other-%1$s@kontor.example,tallinn,Big Boss %1$s,103,Europe/Tallinn,ar
                boss-%1$s,Big Boss %1$s,,riga,,100,Europe/Riga,lv
                """.replace("%1$s", run), null);

        // then
        assertThat(List.of(job.getInt("created"), job.getInt("updated"), job.getInt("failed")))
                .containsExactly(2, 1, 0);
        Map<String, Object> boss = byUsername("boss-" + run);
        Map<String, Object> enriched = byUsername("known-" + run);
        assertThat(enriched)
                .containsEntry("id", known.toString())
                .containsEntry("team", "riga")
                .containsEntry("extension", "101")
                .containsEntry("managerId", boss.get("id"));
        assertThat(byUsername("other-" + run))
                .containsEntry("managerId", boss.get("id"))
                .containsEntry("team", "tallinn");
        assertThat(OutboxDrain.factsOf(known)).extracting(Published::name).containsExactly("joined", "revised");
    }

    @Test
    void managersNamedOnlyInTheirColumnBecomeStaffOnce() {
        // given
        String file = """
                sales_agent,manager,regional_office
                Anna Snelling %1$s,Dustin Brinkmann %1$s,Central
                Cecily Lampkin %1$s,Dustin Brinkmann %1$s,Central
                """.replace("%1$s", run);
        String options = "{\"mapping\":{\"name\":\"sales_agent\",\"team\":\"regional_office\"},\"matchBy\":\"name\"}";

        // when
        JsonPath first = imported(file, options);
        JsonPath second = imported(file, options);

        // then
        assertThat(first.getInt("created")).isEqualTo(2);
        assertThat(second.getInt("skipped")).isEqualTo(2);
        String manager = named("Dustin Brinkmann " + run).extract().path("items[0].id");
        named("Anna Snelling " + run)
                .body("items[0].managerId", equalTo(manager))
                .body("items[0].team", equalTo("Central"))
                .body("items[0].username", nullValue());
        named("Dustin Brinkmann " + run).body("items.size()", equalTo(1));
        assertThat(OutboxDrain.factsOf(manager)).hasSize(1);
    }

    @Test
    void aRowThatCannotBeImportedIsReported() {
        // when
        JsonPath job =
                imported("username,email,manager\na-%1$s,nobody,\nb-%1$s,,ghost-%1$s\n".replace("%1$s", run), null);

        // then
        assertThat(job.getInt("failed")).isEqualTo(2);
        assertThat(given().spec(administrator())
                        .get("/api/v1/staff/imports/" + job.getString("id") + "/errors")
                        .asString())
                .contains("2,email,email,")
                .contains("3,manager,reference-unknown,");
    }

    @Test
    void anAccountMadeLaterTakesTheImportedPlace() {
        // given
        imported("username,name,extension\nlater-%1$s,Later %1$s,107\n".replace("%1$s", run), null);
        String imported = String.valueOf(byUsername("later-" + run).get("id"));

        // when
        UUID account = Directory.hire("later-" + run, "riga");

        // then
        assertThat(byUsername("later-" + run))
                .containsEntry("id", account.toString())
                .containsEntry("extension", "107");
        given().spec(administrator()).get("/api/v1/staff/" + imported).then().body("active", equalTo(false));
    }

    private io.restassured.response.ValidatableResponse named(String name) {
        return given().spec(administrator())
                .queryParam("filter", "name eq \"" + name + "\"")
                .get("/api/v1/staff")
                .then();
    }

    private static Map<String, Object> byUsername(String username) {
        return given().spec(administrator())
                .queryParam("filter", "username eq \"" + username + "\"")
                .get("/api/v1/staff")
                .jsonPath()
                .getMap("items[0]");
    }

    private static JsonPath imported(String file, String options) {
        RequestSpecification request = given().spec(administrator())
                .multiPart("file", "staff.csv", file.getBytes(StandardCharsets.UTF_8), "text/csv");
        String location = (options == null ? request : request.multiPart("options", options))
                .post("/api/v1/staff/imports")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> given().spec(administrator()).get(location).jsonPath(),
                        job -> "done".equals(job.getString("state")));
    }

    private static RequestSpecification administrator() {
        return given().auth().oauth2(Tokens.administrator());
    }
}
