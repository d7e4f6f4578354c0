package dev.kontor.platformtest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Export jobs of the service under test, over HTTP. Without an {@link OutboxCarrier} none of them ends. */
public final class Exporting {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Exporting() {}

    public static String path(String collection) {
        return "/api/v1/" + collection + "/exports";
    }

    public static Response request(String role, String collection, String body) {
        return given().auth()
                .oauth2(Tokens.of(role).build())
                .contentType("application/json")
                .body(body)
                .post(path(collection));
    }

    /** Queues one of all records, or of those that a filter lets through; its location. */
    public static String queue(String collection, @Nullable String filter) {
        String body = JSON.createObjectNode().put("filter", filter).toString();
        return request("administrator", collection, filter == null ? "{}" : body)
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
    }

    /** The job when it has come to this state. */
    public static JsonPath awaitState(String location, String state) {
        return awaitMember(location, "state", state);
    }

    public static JsonPath awaitMember(String location, String member, String value) {
        return await().atMost(PATIENCE)
                .until(
                        () -> given().auth()
                                .oauth2(Tokens.administrator())
                                .get(location)
                                .jsonPath(),
                        job -> value.equals(job.getString(member)));
    }

    /** Lines of the administrator's result by the id of their record. */
    public static Map<String, String> lines(String location) {
        return lines(location, Tokens.administrator());
    }

    /**
     * Lines of somebody's result by the id of their record.
     *
     * @param token of whoever asked for it
     */
    public static Map<String, String> lines(String location, String token) {
        Map<String, String> lines = new LinkedHashMap<>();
        Response result = given().auth().oauth2(token).get(location + "/result");
        assertThat(result.statusCode()).as(location).isEqualTo(200);
        result.asString().lines().forEach(line -> {
            assertThat(lines.put(read(line).path("id").asText(), line))
                    .as("a second line of the record")
                    .isNull();
        });
        return lines;
    }

    /** The whole collection, exported and handed over, has the record exactly as REST answers it. */
    public static void verify(String collection, String id) {
        String location = queue(collection, null);
        JsonPath done;
        try (OutboxCarrier carrier = new OutboxCarrier()) {
            done = awaitState(location, "done");
        }
        assertThat(done.getList("handOver.topics.partitions.flatten()"))
                .as("offsets to go on from")
                .isNotEmpty();
        assertThat(lines(location).get(id))
                .isEqualTo(given().auth()
                        .oauth2(Tokens.administrator())
                        .get("/api/v1/" + collection + "/" + id)
                        .asString());
    }

    public static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
