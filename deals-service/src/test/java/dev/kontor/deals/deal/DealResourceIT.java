package dev.kontor.deals.deal;

import static dev.kontor.deals.Api.as;
import static dev.kontor.deals.Api.get;
import static dev.kontor.deals.Api.openDeal;
import static dev.kontor.deals.Api.patch;
import static dev.kontor.deals.Api.post;
import static dev.kontor.deals.Api.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.kontor.deals.Api;
import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.OutboxDrain.Published;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
class DealResourceIT {
    @Test
    void aDealGoesThroughItsStagesAndIsWon() {
        // given
        String id = post(
                        "/deals",
                        "{\"title\":\"Printers\",\"source\":\"fair\",\"at\":\"2026-03-01T08:00:00Z\","
                                + "\"amount\":{\"amount\":\"1250.5\",\"currency\":\"EUR\"}}")
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("stage", equalTo("prospecting"))
                .body("amount.amount", equalTo("1250.50"))
                .extract()
                .path("id");

        // when
        post("/deals/" + id + "/move", "{\"stage\":\"engaging\",\"at\":\"2026-03-02T08:00:00Z\"}")
                .statusCode(200)
                .header("ETag", "\"2\"");
        post("/deals/" + id + "/win", "{\"at\":\"2026-03-05T08:00:00Z\"}")
                .statusCode(200)
                .body("stage", equalTo("won"));

        // then
        get("/deals/" + id + "/history")
                .body("stage", contains("prospecting", "engaging", "won"))
                .body("leftAt[1]", equalTo("2026-03-05T08:00:00Z"))
                .body("[2].leftAt", nullValue());
        List<Published> facts = OutboxDrain.of(id);
        assertThat(facts).extracting(Published::name).containsExactly("opened", "stage-changed", "won");
        assertThat(facts).extracting(Published::version).containsExactly(1L, 2L, 3L);
        assertThat(facts.get(2).payload().get("at").asText()).isEqualTo("2026-03-05T08:00:00Z");
        assertThat(facts.get(2).payload().get("openedAt").asText()).isEqualTo("2026-03-01T08:00:00Z");
        assertThat(facts.get(0).payload().has("title")).isFalse();
    }

    @Test
    void impossibleCommandsAreRefusedByName() {
        String id = openDeal();
        post("/deals/" + id + "/move", "{\"stage\":\"nowhere\"}")
                .statusCode(422)
                .body("code", equalTo("stage-unknown"));
        post("/deals/" + id + "/move", "{\"stage\":\"engaging\",\"at\":\"2999-01-01T00:00:00Z\"}")
                .statusCode(422)
                .body("code", equalTo("time-impossible"));
        post("/deals/" + id + "/lose", "{}").statusCode(400).body("errors[0].pointer", equalTo("/reason"));
        post("/deals/" + id + "/lose", "{\"reason\":\"too-expensive\"}")
                .statusCode(200)
                .body("lostReason", equalTo("too-expensive"));
        post("/deals/" + id + "/win", "{}").statusCode(409).body("code", equalTo("deal-closed"));
        String poor = post("/deals", "{\"title\":\"No amount\"}").extract().path("id");
        as("administrator")
                .post("/api/v1/deals/" + poor + "/win")
                .then()
                .statusCode(422)
                .body("code", equalTo("amount-required"));
        post("/deals", "{\"title\":\"X\",\"productId\":\"" + UUID.randomUUID() + "\"}")
                .statusCode(422)
                .body("code", equalTo("reference-unknown"));
        post("/deals", "{\"title\":\"X\",\"amount\":{\"amount\":\"1.234\",\"currency\":\"EUR\"}}")
                .statusCode(400);
        post("/deals", "{\"title\":\"X\",\"pipelineId\":\"" + UUID.randomUUID() + "\"}")
                .statusCode(422);
    }

    @Test
    void revisingAndReassigning() {
        // given
        String id = openDeal();
        UUID owner;
        try (Events events = new Events()) {
            owner = Api.hire(events, "revise." + UUID.randomUUID(), "Rita Revise", "riga");
        }

        // when
        patch(
                        "/deals/" + id,
                        1,
                        "{\"amount\":{\"amount\":\"200\"},\"nextStep\":\"Call\",\"nextStepOn\":\"2027-01-05\"}")
                .statusCode(200)
                .body("amount.amount", equalTo("200.00"))
                .body("nextStepOn", equalTo("2027-01-05"));
        patch("/deals/" + id, 1, "{\"nextStep\":null}").statusCode(412).body("errors.pointer", contains("/nextStep"));
        patch("/deals/" + id, 2, "{\"stage\":\"won\"}").statusCode(400);
        post("/deals/" + id + "/reassign", "{\"ownerId\":\"" + owner + "\",\"team\":\"tallinn\"}")
                .statusCode(200)
                .body("ownerId", equalTo(owner.toString()));

        // then
        List<Published> facts = OutboxDrain.of(id);
        assertThat(facts).extracting(Published::name).containsExactly("opened", "revised", "reassigned");
        assertThat(facts.get(1).payload().get("changed")).hasToString("[\"amount\",\"nextStep\",\"nextStepOn\"]");
        assertThat(facts.get(2).payload().get("fromOwnerId").asText()).isEqualTo(Tokens.DEFAULT_STAFF.toString());
    }

    @Test
    void anotherTeamsDealIsNotThere() {
        // given
        Tokens olga = Tokens.of("sales").staff(UUID.randomUUID()).team("riga");
        Tokens colleague = Tokens.of("sales").staff(UUID.randomUUID()).team("riga");
        Tokens omar = Tokens.of("sales").staff(UUID.randomUUID()).team("tallinn");
        String title = "Hers " + UUID.randomUUID();
        String id = with(olga)
                .body("{\"title\":\"" + title + "\"}")
                .post("/api/v1/deals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String filter = "title like \"Hers\"";

        // when, then
        with(colleague).get("/api/v1/deals/" + id).then().statusCode(200);
        with(omar).get("/api/v1/deals/" + id).then().statusCode(404);
        with(omar).get("/api/v1/deals/" + id + "/history").then().statusCode(404);
        with(omar)
                .body("{\"stage\":\"engaging\"}")
                .post("/api/v1/deals/" + id + "/move")
                .then()
                .statusCode(404);
        with(omar)
                .body("{\"reason\":\"x\"}")
                .post("/api/v1/deals/" + id + "/lose")
                .then()
                .statusCode(404);
        with(omar).queryParam("filter", filter).get("/api/v1/deals").then().body("items.id", not(hasItem(id)));
        with(olga).queryParam("filter", filter).get("/api/v1/deals").then().body("items.id", hasItem(id));
        with(Tokens.of("auditor")).get("/api/v1/deals/" + id).then().statusCode(200);
        with(Tokens.of("support"))
                .body("{\"title\":\"X\"}")
                .post("/api/v1/deals")
                .then()
                .statusCode(403);
    }

    @Test
    void listsFilterSortAndGoOn() {
        // given
        String source = "s" + UUID.randomUUID().toString().substring(0, 8);
        for (int i = 1; i <= 3; i++) {
            post(
                            "/deals",
                            "{\"title\":\"Deal " + i + "\",\"source\":\"" + source + "\",\"amount\":{\"amount\":\"" + i
                                    + "00\",\"currency\":\"EUR\"}}")
                    .statusCode(201);
        }
        String filter = "source eq \"" + source + "\"";

        // when, then
        as("head")
                .queryParam("filter", filter + " and amount gt 100")
                .get("/api/v1/deals")
                .then()
                .body("items.title", containsInAnyOrder("Deal 2", "Deal 3"));
        String next = as("head")
                .queryParam("filter", filter)
                .queryParam("sort", "-title")
                .queryParam("limit", 2)
                .get("/api/v1/deals")
                .then()
                .body("items.title", contains("Deal 3", "Deal 2"))
                .extract()
                .path("next");
        as("head")
                .queryParam("filter", filter)
                .queryParam("sort", "-title")
                .queryParam("cursor", next)
                .get("/api/v1/deals")
                .then()
                .body("items.title", contains("Deal 1"))
                .body("next", nullValue());
        as("head")
                .queryParam("filter", filter + " and stage eq \"prospecting\" and currency eq \"EUR\"")
                .queryParam("count", "exact")
                .get("/api/v1/deals")
                .then()
                .body("count", equalTo(3))
                .body("items", hasSize(3));
    }

    @Test
    void concurrentMovesOfOneDealTakeVersionsInTurn() throws InterruptedException {
        // given
        String id = openDeal();
        int writers = 20;
        CountDownLatch done = new CountDownLatch(writers);

        // when
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < writers; i++) {
                String stage = i % 2 == 0 ? "engaging" : "proposal";
                threads.execute(() -> {
                    post("/deals/" + id + "/move", "{\"stage\":\"" + stage + "\"}");
                    done.countDown();
                });
            }
            done.await();
        }

        // then
        List<Published> facts = OutboxDrain.of(id);
        assertThat(facts.size()).isGreaterThan(2);
        assertThat(facts)
                .extracting(Published::version)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, facts.size()).boxed().toList());
        get("/deals/" + id).body("version", equalTo(facts.size()));
        get("/deals/" + id + "/history").body("$", hasSize(facts.size()));
        for (int i = 1; i < facts.size(); i++) {
            assertThat(facts.get(i).payload().get("from"))
                    .isEqualTo(facts.get(i - 1).payload().get("stage"));
        }
    }

    @Test
    void aRepeatedKeyOpensOneDeal() {
        String key = UUID.randomUUID().toString();
        String body = "{\"title\":\"Once\"}";
        String first = as("sales")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/deals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String second = as("sales")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/deals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(second).isEqualTo(first);
    }
}
