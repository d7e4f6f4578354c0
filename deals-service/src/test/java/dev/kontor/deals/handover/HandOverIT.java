package dev.kontor.deals.handover;

import static dev.kontor.deals.Api.as;
import static dev.kontor.deals.Api.get;
import static dev.kontor.deals.Api.hire;
import static dev.kontor.deals.Api.openDeal;
import static dev.kontor.deals.Api.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.platform.id.Ids;
import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.OutboxDrain.Published;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
class HandOverIT {
    private static final String PARTS = "kontor.deals.hand-over-part";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final UUID handOver = Ids.next();
    private final UUID to = Ids.next();

    @Test
    void whatIsOpenGoesOverAndComesBackAndWhatIsClosedStays() {
        try (Events events = new Events()) {
            // given
            UUID from = hire(events, "leaver." + handOver, "Lea Ver", "riga");
            String open = dealOf(from);
            String won = dealOf(from);
            as("administrator").post("/api/v1/deals/" + won + "/win").then().statusCode(200);
            String draft = invoice(open);
            String paid = invoice(open);
            as("administrator")
                    .post("/api/v1/invoices/" + paid + "/issue")
                    .then()
                    .statusCode(200);
            as("administrator").post("/api/v1/invoices/" + paid + "/pay").then().statusCode(200);
            as("head")
                    .get("/api/v1/owned-counts/" + from)
                    .then()
                    .body("find { it.kind == 'deal' }.records", equalTo(1))
                    .body("find { it.kind == 'invoice' }.records", equalTo(1));

            // when
            events.send(
                    "kontor.activity.hand-over.started.v1",
                    handOver,
                    1,
                    "{\"fromId\":\"" + from + "\",\"toId\":\"" + to
                            + "\",\"team\":\"tallinn\",\"kinds\":[\"deal\",\"invoice\"],\"undoUntil\":\""
                            + Instant.now().plus(PATIENCE) + "\"}");

            // then
            assertThat(completed("deal", false).path("moved").asInt()).isEqualTo(1);
            assertThat(completed("invoice", false).path("moved").asInt()).isEqualTo(1);
            get("/deals/" + open).body("ownerId", equalTo(to.toString())).body("team", equalTo("tallinn"));
            get("/deals/" + won).body("ownerId", equalTo(from.toString()));
            get("/invoices/" + draft).body("ownerId", equalTo(to.toString())).body("lines.size()", equalTo(1));
            get("/invoices/" + paid).body("ownerId", equalTo(from.toString()));
            Published fact = OutboxDrain.factsOf(draft).getLast();
            assertThat(fact.name()).isEqualTo("reassigned");
            assertThat(fact.payload().path("fromOwnerId").asText()).isEqualTo(from.toString());

            // when: it is undone, after one was closed
            as("administrator").post("/api/v1/deals/" + open + "/win").then().statusCode(200);
            events.send(
                    "kontor.activity.hand-over.undo-started.v1",
                    handOver,
                    3,
                    "{\"fromId\":\"" + from + "\",\"toId\":\"" + to + "\",\"kinds\":[\"deal\",\"invoice\"]}");

            // then
            assertThat(completed("deal", true).path("skipped").asInt()).isEqualTo(1);
            assertThat(completed("invoice", true).path("moved").asInt()).isEqualTo(1);
            get("/deals/" + open).body("ownerId", equalTo(to.toString()));
            get("/invoices/" + draft).body("ownerId", equalTo(from.toString())).body("team", equalTo("riga"));
        }
    }

    private static String dealOf(UUID owner) {
        String id = openDeal();
        post("/deals/" + id + "/reassign", "{\"ownerId\":\"" + owner + "\"}").statusCode(200);
        return id;
    }

    private static String invoice(String deal) {
        return post(
                        "/invoices",
                        "{\"dealId\":\"" + deal + "\",\"customerId\":\"" + UUID.randomUUID()
                                + "\",\"customerKind\":\"person\",\"currency\":\"EUR\",\"dueOn\":\"2999-12-31\",\"lines\":"
                                + "[{\"description\":\"Ink\",\"quantity\":\"1\",\"unitPrice\":"
                                + "{\"amount\":\"1\",\"currency\":\"EUR\"},\"taxPercent\":\"21\"}]}")
                .statusCode(201)
                .extract()
                .path("id");
    }

    private JsonNode completed(String kind, boolean undo) {
        return await().atMost(PATIENCE)
                .until(
                        () -> OutboxDrain.onTopic(PARTS).stream()
                                .filter(told -> told.name().equals("completed"))
                                .map(Published::payload)
                                .filter(told -> handOver.toString()
                                        .equals(told.path("handOverId").asText()))
                                .filter(told -> kind.equals(told.path("kind").asText()))
                                .filter(told -> told.path("undo").asBoolean() == undo)
                                .toList(),
                        told -> !told.isEmpty())
                .getFirst();
    }
}
