package dev.kontor.deals;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.kontor.platform.id.Ids;
import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.Tokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The service over HTTP, for tests. */
public final class Api {
    private Api() {}

    public static RequestSpecification as(String role) {
        return with(Tokens.of(role));
    }

    public static RequestSpecification with(Tokens token) {
        return given().header("Authorization", "Bearer " + token.build()).contentType("application/json");
    }

    public static ValidatableResponse post(String path, String body) {
        return as("administrator").body(body).post("/api/v1" + path).then();
    }

    public static ValidatableResponse get(String path) {
        return as("administrator").get("/api/v1" + path).then();
    }

    public static ValidatableResponse patch(String path, long version, String body) {
        return as("administrator")
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .patch("/api/v1" + path)
                .then();
    }

    /** A deal worth 100 EUR. */
    public static String openDeal() {
        return post("/deals", "{\"title\":\"Printers\",\"amount\":{\"amount\":\"100\",\"currency\":\"EUR\"}}")
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A job's view when it is done. */
    public static ValidatableResponse importCsv(String collection, String csv, String options) {
        String location = given().header("Authorization", "Bearer " + Tokens.administrator())
                .multiPart("file", "rows.csv", csv.getBytes(StandardCharsets.UTF_8), "text/csv")
                .multiPart("options", options, "application/json")
                .post("/api/v1/" + collection + "/imports")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        String path = location.substring(location.indexOf("/api/v1"));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> "done".equals(as("administrator").get(path).path("state")));
        return as("administrator").get(path).then();
    }

    public static List<String> importErrors(String collection, String id) {
        return as("administrator")
                .get("/api/v1/" + collection + "/imports/" + id + "/errors")
                .asString()
                .lines()
                .toList();
    }

    /** Publishes a member of staff as activity-service does, and waits until the copy is there. */
    public static UUID hire(Events events, String username, String name, String team) {
        UUID id = Ids.next();
        send(
                events,
                "staff",
                "kontor.activity.staff.state.v1",
                id,
                "{\"username\":\"" + username + "\",\"name\":\"" + name + "\",\"team\":\"" + team
                        + "\",\"active\":true}");
        return id;
    }

    /** Publishes an organisation as contacts-service does, and waits until the copy is there. */
    public static UUID register(Events events, String name, String externalId) {
        UUID id = Ids.next();
        send(
                events,
                "organisation",
                "kontor.contacts.organisation.state.v1",
                id,
                "{\"name\":\"" + name + "\",\"externalIds\":[{\"system\":\"erp\",\"id\":\"" + externalId + "\"}]}");
        return id;
    }

    private static void send(Events events, String kind, String type, UUID id, String state) {
        int before = known(kind);
        events.send(type, id, 1, state);
        await().atMost(Duration.ofSeconds(20)).until(() -> known(kind) > before);
    }

    public static int known(String kind) {
        return as("administrator")
                .queryParam("kind", kind)
                .get("/api/v1/deals/references")
                .then()
                .statusCode(200)
                .extract()
                .path("count");
    }
}
