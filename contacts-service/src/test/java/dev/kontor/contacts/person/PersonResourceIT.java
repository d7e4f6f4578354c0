package dev.kontor.contacts.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.OutboxDrain.Published;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
class PersonResourceIT {
    private static final AtomicInteger NUMBERS = new AtomicInteger(20_000_000);

    @Test
    void registeringPublishesTheFactAndTheState() {
        // when
        String id =
                register(aPerson("Ilze", "Kalniņa")).statusCode(201).extract().path("id");

        // then
        List<Published> published = OutboxDrain.of(id);
        assertThat(published).extracting(Published::name).containsExactly("registered", "state");
        assertThat(published).extracting(Published::version).containsExactly(1L, 1L);
        assertThat(published.get(0).payload().toString()).doesNotContain("Ilze");
        assertThat(published.get(1).payload().get("familyName").asText()).isEqualTo("Kalniņa");
        assertThat(published.get(0).actor()).isEqualTo("user:" + Tokens.DEFAULT_STAFF);
    }

    @Test
    void stateTopicAndRestHaveOneRepresentation() {
        // given
        String id = register(aPerson("Same", "Shape")).extract().path("id");

        // when
        String rest = as("administrator").get("/api/v1/people/" + id).asString();

        // then
        assertThat(OutboxDrain.of(id).get(1).payload()).hasToString(rest);
    }

    @Test
    void theSameNumberIsACandidateDuplicate() {
        // given
        String number = aNumber();
        String first = register("{\"givenName\":\"A\",\"phones\":[{\"number\":\"" + number + "\"}]}")
                .extract()
                .path("id");

        // when
        ValidatableResponse answer = register("{\"givenName\":\"B\",\"phones\":[{\"number\":\"" + number + "\"}]}");

        // then
        answer.statusCode(409).body("code", equalTo("duplicate-candidates")).body("candidates", contains(first));
        given().spec(as("sales"))
                .queryParam("allowDuplicate", true)
                .body("{\"givenName\":\"B\",\"phones\":[{\"number\":\"" + number + "\"}]}")
                .post("/api/v1/people")
                .then()
                .statusCode(201);
    }

    @Test
    void faultsAreNamedByPointer() {
        register("{\"givenName\":\"X\",\"phones\":[{\"number\":\"12\"}]}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/phones/0/number"));
        register("{\"givenName\":\"X\",\"emails\":[{\"address\":\"nobody\"}]}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/emails/0/address"));
        register("{\"givenName\":\"X\",\"birthday\":\"31.12.1990\"}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/birthday"));
        register("{\"givenName\":\"X\",\"salary\":1}").statusCode(400).body("errors[0].pointer", equalTo("/salary"));
        register("{\"givenName\":").statusCode(400).body("code", equalTo("malformed-body"));
        register("{}").statusCode(400).body("code", equalTo("validation-failed"));
    }

    @Test
    void aPatchNeedsTheVersionThatWasRead() {
        // given
        String id = register(aPerson("Jānis", "Bērziņš")).extract().path("id");
        String path = "/api/v1/people/" + id;

        // when, then
        patch(path, null, "{\"language\":\"lv\"}").statusCode(428);
        patch(path, "\"1\"", "{\"language\":\"lv\"}")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("language", equalTo("lv"));
        patch(path, "\"1\"", "{\"language\":\"ru\",\"birthday\":\"--05-04\"}")
                .statusCode(412)
                .body("errors.pointer", contains("/language"));
        patch(path, "\"2\"", "{\"language\":null}").statusCode(200).header("ETag", "\"3\"");
        patch(path, "\"3\"", "{\"ownerId\":\"" + UUID.randomUUID() + "\"}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/ownerId"));
        assertThat(OutboxDrain.factsOf(id))
                .extracting(Published::name)
                .containsExactly("registered", "revised", "revised");
    }

    @Test
    void concurrentWritersTakeVersionsInTurn() throws InterruptedException {
        // given
        String id = register(aPerson("Two", "Writers")).extract().path("id");
        int writers = 20;
        CountDownLatch done = new CountDownLatch(writers);

        // when
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < writers; i++) {
                String to = i % 2 == 0 ? "active" : "permanent";
                threads.execute(() -> {
                    as("administrator")
                            .body("{\"to\":\"" + to + "\",\"reason\":\"test\"}")
                            .post("/api/v1/people/" + id + "/life-cycle");
                    done.countDown();
                });
            }
            done.await();
        }

        // then
        List<Long> versions =
                OutboxDrain.factsOf(id).stream().map(Published::version).toList();
        assertThat(versions)
                .hasSizeGreaterThan(1)
                .isEqualTo(LongStream.rangeClosed(1, versions.size()).boxed().toList());
    }

    @Test
    void aRepeatedKeyGivesTheFirstAnswer() {
        // given
        String body = aPerson("Once", "Only");
        String key = UUID.randomUUID().toString();

        // when
        ValidatableResponse first = as("sales")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/people")
                .then()
                .statusCode(201);
        ValidatableResponse second = as("sales")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/people")
                .then()
                .statusCode(201);

        // then
        assertThat(second.extract().asString()).isEqualTo(first.extract().asString());
        assertThat(second.extract().header("Location"))
                .isEqualTo(first.extract().header("Location"));
        as("sales")
                .header("Idempotency-Key", key)
                .body(aPerson("Other", "Body"))
                .post("/api/v1/people")
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void anotherTeamsPersonDoesNotExist() {
        // given
        String body = aPerson("Private", "Person");
        String riga = Tokens.of("sales").staff(UUID.randomUUID()).team("riga").build();
        String id = given().auth()
                .oauth2(riga)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/people")
                .path("id");

        // when, then
        String colleague =
                Tokens.of("sales").staff(UUID.randomUUID()).team("riga").build();
        String stranger =
                Tokens.of("sales").staff(UUID.randomUUID()).team("tallinn").build();
        given().auth().oauth2(colleague).get("/api/v1/people/" + id).then().statusCode(200);
        given().auth()
                .oauth2(stranger)
                .get("/api/v1/people/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
        given().auth()
                .oauth2(stranger)
                .queryParam("filter", "id eq \"" + id + "\"")
                .get("/api/v1/people")
                .then()
                .body("items", hasSize(0));
        given().auth()
                .oauth2(colleague)
                .queryParam("filter", "id eq \"" + id + "\"")
                .get("/api/v1/people")
                .then()
                .body("items.id", contains(id));
    }

    @Test
    void foundByNameNumberAndAddress() {
        // given
        String number = aNumber();
        String id = register("{\"givenName\":\"Olga\",\"familyName\":\"Иванова" + number.substring(4)
                        + "\",\"phones\":[{\"number\":\"" + number + "\"}],\"emails\":[{\"address\":\"Olga"
                        + number.substring(1) + "@Example.com\"}]}")
                .extract()
                .path("id");

        // when, then
        for (String typed : List.of(
                "иванова" + number.substring(4),
                number,
                number.substring(4),
                "olga" + number.substring(1) + "@example.com")) {
            as("administrator")
                    .queryParam("q", typed)
                    .get("/api/v1/people")
                    .then()
                    .body("items.id", hasItem(id));
        }
    }

    @Test
    void aListIsReadToTheEndByCursors() {
        // given
        String source = "paging-" + UUID.randomUUID();
        for (int i = 0; i < 7; i++) {
            register("{\"givenName\":\"P" + i + "\",\"source\":\"" + source.substring(0, 40) + "\"}")
                    .statusCode(201);
        }
        String filter = "source eq \"" + source.substring(0, 40) + "\"";

        // when
        List<String> names = new java.util.ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = as("administrator")
                    .queryParam("filter", filter)
                    .queryParam("limit", 3)
                    .queryParam("sort", "-createdAt");
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/api/v1/people")
                    .then()
                    .statusCode(200)
                    .extract();
            names.addAll(page.path("items.givenName"));
            cursor = page.path("next");
        } while (cursor != null);

        // then
        assertThat(names).containsExactly("P6", "P5", "P4", "P3", "P2", "P1", "P0");
    }

    @Test
    void aBadFilterIsNamed() {
        as("administrator")
                .queryParam("filter", "salary eq 1")
                .get("/api/v1/people")
                .then()
                .statusCode(400)
                .body("code", equalTo("filter-invalid"))
                .body("errors[0].pointer", equalTo("filter"));
    }

    @Test
    void removalLeavesATombstone() {
        // given
        String id = register(aPerson("To", "Remove")).extract().path("id");

        // when
        as("administrator")
                .header("If-Match", "\"1\"")
                .delete("/api/v1/people/" + id)
                .then()
                .statusCode(204);

        // then
        List<Published> published = OutboxDrain.of(id);
        assertThat(published).extracting(Published::name).containsExactly("registered", "state", "removed", "state");
        assertThat(published.get(3).payload()).isNull();
        as("administrator").get("/api/v1/people/" + id).then().statusCode(404);
    }

    private static ValidatableResponse register(String body) {
        return as("sales").body(body).post("/api/v1/people").then();
    }

    private static ValidatableResponse patch(String path, String ifMatch, String body) {
        RequestSpecification request =
                as("sales").contentType("application/merge-patch+json").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .patch(path)
                .then();
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of(role).build()).contentType("application/json");
    }

    private static String aPerson(String givenName, String familyName) {
        return "{\"givenName\":\"" + givenName + "\",\"familyName\":\"" + familyName + "\",\"phones\":[{\"number\":\""
                + aNumber() + "\"}]}";
    }

    private static String aNumber() {
        return "+371" + NUMBERS.incrementAndGet();
    }
}
