package dev.kontor.contacts.person;

import static dev.kontor.contacts.person.PeopleApi.aNumber;
import static dev.kontor.contacts.person.PeopleApi.aPerson;
import static dev.kontor.contacts.person.PeopleApi.as;
import static dev.kontor.contacts.person.PeopleApi.patch;
import static dev.kontor.contacts.person.PeopleApi.register;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.OutboxDrain.Published;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
class PersonResourceIT {
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
}
