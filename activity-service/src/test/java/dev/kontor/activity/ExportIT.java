package dev.kontor.activity;

import static io.restassured.RestAssured.given;

import dev.kontor.platformtest.Exporting;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every collection of the service can be exported. */
@QuarkusTest
@WithTestResource(ActivityTestResource.class)
class ExportIT {
    @Test
    void staff() {
        Exporting.verify(
                "staff", Directory.hire("export-" + UUID.randomUUID(), "riga").toString());
    }

    @Test
    void tasksAndMeetings() {
        UUID me = Directory.hire("export-" + UUID.randomUUID(), "riga");
        Exporting.verify("tasks", created(me, "tasks", "{\"title\":\"Write the offer\"}"));
        Exporting.verify(
                "meetings",
                created(
                        me,
                        "meetings",
                        "{\"title\":\"Visit\",\"startsAt\":\"2030-01-07T08:00:00Z\",\"endsAt\":\"2030-01-07T09:00:00Z\"}"));
    }

    private static String created(UUID by, String collection, String body) {
        return given().auth()
                .oauth2(Tokens.of("sales").staff(by).team("riga").build())
                .contentType("application/json")
                .body(body)
                .post("/api/v1/" + collection)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
