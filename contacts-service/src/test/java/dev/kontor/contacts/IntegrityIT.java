package dev.kontor.contacts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an integrator computes of its own copy by the rule in the docs is what the service tells. */
@QuarkusTest
@WithTestResource(KontorTestResource.class)
class IntegrityIT {
    private static final String PEOPLE = "/api/v1/integrity/person";
    private static final BigInteger MODULUS = BigInteger.TWO.pow(56);

    @Test
    void countAndChecksumsAreThoseOfTheRecords() {
        // given
        String revised = register("Anna");
        register("Ēva");
        given().spec(as("administrator"))
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{\"familyName\":\"Ozola\"}")
                .patch("/api/v1/people/" + revised)
                .then()
                .statusCode(200);

        // when
        JsonPath answer = given().spec(as("integrator")).get(PEOPLE).jsonPath();

        // then
        Map<String, Long> versions = allPeople();
        List<Map<String, Object>> hours = answer.getList("hours");
        assertThat(answer.getString("holder")).isEqualTo("contacts");
        assertThat(answer.getString("kind")).isEqualTo("base");
        assertThat(hours.stream().mapToInt(hour -> (int) hour.get("count")).sum())
                .isEqualTo(versions.size());
        assertThat(versions).containsEntry(revised, 2L);
        assertThat(total(hours, "ids"))
                .isEqualTo(checksum(versions.keySet().stream().toList()));
        assertThat(total(hours, "versions"))
                .isEqualTo(checksum(versions.entrySet().stream()
                        .map(person -> person.getKey() + ":" + person.getValue())
                        .toList()));
    }

    @Test
    void aRangeIsOfWhenRecordsWereMade() {
        // given
        register("Range");
        String hour = given().spec(as("auditor")).get(PEOPLE).path("hours[-1].hour");

        // then
        given().spec(as("auditor"))
                .queryParam("from", hour)
                .get(PEOPLE)
                .then()
                .statusCode(200)
                .body("hours[0].hour", equalTo(hour));
        given().spec(as("auditor"))
                .queryParam("to", "2020-01-01T00:00:00Z")
                .get(PEOPLE)
                .then()
                .body("hours.size()", equalTo(0));
        given().spec(as("auditor"))
                .queryParam("from", "yesterday")
                .get(PEOPLE)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/from"));
    }

    @Test
    void aCopyIsProvedLikewiseAndIdsWithoutTimeHaveNoHour() {
        // given
        UUID staff = UUID.randomUUID();
        try (Events events = new Events()) {
            events.send(
                    "kontor.activity.staff.state.v1",
                    staff,
                    3,
                    "{\"id\":\"" + staff + "\",\"version\":3,\"username\":\"u-" + staff
                            + "\",\"name\":\"U\",\"team\":\"riga\",\"active\":true}");
        }

        // then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().spec(as("administrator"))
                        .get("/api/v1/integrity/staff")
                        .then()
                        .statusCode(200)
                        .body("kind", equalTo("copy"))
                        .body("hours.findAll { it.hour == null }.size()", equalTo(1)));
    }

    @Test
    void onlyWhoMaySeeAllRecordsLearnsHowManyThereAre() {
        for (String role : List.of("sales", "head", "support", "marketing", "frontdesk", "field")) {
            given().spec(as(role)).get(PEOPLE).then().statusCode(403);
        }
        given().get(PEOPLE).then().statusCode(401);
        given().spec(as("administrator"))
                .get("/api/v1/integrity/spaceship")
                .then()
                .statusCode(404)
                .contentType(startsWith("application/problem+json"));
    }

    private static String register(String name) {
        return given().spec(as("administrator"))
                .contentType(ContentType.JSON)
                .body("{\"givenName\":\"" + name + "\"}")
                .post("/api/v1/people")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, Long> allPeople() {
        Map<String, Long> versions = new HashMap<>();
        String cursor = null;
        do {
            RequestSpecification request = given().spec(as("administrator")).queryParam("limit", 200);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/api/v1/people")
                    .jsonPath();
            page.<Map<String, Object>>getList("items")
                    .forEach(person ->
                            versions.put((String) person.get("id"), ((Number) person.get("version")).longValue()));
            cursor = page.getString("next");
        } while (cursor != null);
        return versions;
    }

    private static BigInteger total(List<Map<String, Object>> hours, String sum) {
        return hours.stream()
                .map(hour -> new BigInteger((String) hour.get(sum), 16))
                .reduce(BigInteger.ZERO, BigInteger::add)
                .mod(MODULUS);
    }

    private static BigInteger checksum(List<String> texts) {
        List<BigInteger> sums = new ArrayList<>();
        for (String text : texts) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                sums.add(new BigInteger(1, Arrays.copyOf(hash, 7)));
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }
        return sums.stream().reduce(BigInteger.ZERO, BigInteger::add).mod(MODULUS);
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of(role).build());
    }
}
