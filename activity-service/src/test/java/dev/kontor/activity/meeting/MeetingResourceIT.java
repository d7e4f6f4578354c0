package dev.kontor.activity.meeting;

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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ActivityTestResource.class)
class MeetingResourceIT {
    private static final UUID ME = UUID.randomUUID();
    private static final String PATH = "/api/v1/meetings";

    @Test
    void schedulingPublishesTheFactAndTheState() {
        // when
        ValidatableResponse answer = schedule("").statusCode(201).body("reminderMinutes", equalTo(15));

        // then
        String id = answer.extract().path("id");
        List<Published> published = OutboxDrain.of(id);
        assertThat(published).extracting(Published::name).containsExactly("scheduled", "state");
        assertThat(published.get(0).payload().toString()).doesNotContain("Visit");
        assertThat(published.get(1).payload())
                .hasToString(me().get(PATH + "/" + id).asString());
    }

    @Test
    void movingRevisingAndCancellingAreFacts() {
        // given
        String id = schedule("").extract().path("id");
        String path = PATH + "/" + id;

        // when
        patch(
                        path,
                        "\"1\"",
                        "{\"startsAt\":\"2030-01-07T10:00:00Z\",\"endsAt\":\"2030-01-07T11:00:00Z\",\"title\":\"Moved\"}")
                .statusCode(200)
                .header("ETag", "\"3\"");
        patch(path, "\"1\"", "{\"startsAt\":\"2030-01-07T10:30:00Z\"}")
                .statusCode(412)
                .body("errors.pointer", contains("/startsAt"));
        patch(path, "\"3\"", "{\"reminderMinutes\":30}").statusCode(200);
        me().post(path + "/cancel").then().statusCode(200).body("cancelled", equalTo(true));
        me().post(path + "/cancel").then().statusCode(200).header("ETag", "\"5\"");
        patch(path, "\"5\"", "{\"reminderMinutes\":5}").statusCode(409).body("code", equalTo("meeting-cancelled"));

        // then
        assertThat(OutboxDrain.factsOf(id))
                .extracting(Published::name)
                .containsExactly("scheduled", "rescheduled", "revised", "revised", "cancelled");
        Published state = OutboxDrain.of(id).getLast();
        assertThat(state.name()).isEqualTo("state");
        assertThat(state.version()).isEqualTo(5);
        assertThat(state.payload().get("cancelled").asBoolean()).isTrue();
    }

    @Test
    void whoAttendsSeesItAndStrangersDoNot() {
        // given
        UUID guest = Directory.hire("guest-" + UUID.randomUUID(), "tallinn");
        String id = schedule(",\"attendeeIds\":[\"" + guest + "\"]")
                .statusCode(201)
                .extract()
                .path("id");
        String filter = "id eq \"" + id + "\"";
        String asGuest = Tokens.of("sales").staff(guest).team("tallinn").build();
        String asStranger =
                Tokens.of("sales").staff(UUID.randomUUID()).team("tallinn").build();

        // when, then
        given().auth().oauth2(asGuest).get(PATH + "/" + id).then().statusCode(200);
        given().auth()
                .oauth2(asGuest)
                .queryParam("filter", filter)
                .get(PATH)
                .then()
                .body("items.id", contains(id));
        given().auth()
                .oauth2(asGuest)
                .contentType("application/json")
                .post(PATH + "/" + id + "/cancel")
                .then()
                .statusCode(404);
        given().auth().oauth2(asStranger).get(PATH + "/" + id).then().statusCode(404);
        given().auth()
                .oauth2(asStranger)
                .queryParam("filter", filter)
                .get(PATH)
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void faultsAreNamedByPointer() {
        schedule(",\"attendeeIds\":[\"" + UUID.randomUUID() + "\"]")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/attendeeIds/0"));
        schedule(",\"reminderMinutes\":-1").statusCode(400).body("errors[0].pointer", equalTo("/reminderMinutes"));
        schedule(",\"timeZone\":\"Riga\"").statusCode(400).body("errors[0].pointer", equalTo("/timeZone"));
        me().body("{\"title\":\"T\",\"startsAt\":\"2030-01-07T10:00:00Z\",\"endsAt\":\"2030-01-07T10:00:00Z\"}")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/endsAt"));
        me().body("{\"title\":\"T\",\"startsAt\":\"2030-01-07T10:00:00Z\"}")
                .post(PATH)
                .then()
                .statusCode(400);
    }

    private static ValidatableResponse schedule(String more) {
        return me().body(
                        "{\"title\":\"Visit\",\"startsAt\":\"2030-01-07T08:00:00Z\",\"endsAt\":\"2030-01-07T09:00:00Z\""
                                + more + "}")
                .post(PATH)
                .then();
    }

    private static ValidatableResponse patch(String path, String ifMatch, String body) {
        return me().contentType("application/merge-patch+json")
                .header("If-Match", ifMatch)
                .body(body)
                .patch(path)
                .then();
    }

    private static RequestSpecification me() {
        return given().auth()
                .oauth2(Tokens.of("sales").staff(ME).team("riga").build())
                .contentType("application/json");
    }
}
