package dev.kontor.analytics.report;

import static dev.kontor.analytics.Facts.aDeal;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.kontor.analytics.Facts;
import dev.kontor.analytics.Facts.ADeal;
import dev.kontor.platform.id.Ids;
import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
class ReportIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final UUID pipeline = Ids.next();
    private final UUID product = Ids.next();
    private final UUID janis = Ids.next();
    private final UUID olga = Ids.next();
    private final String code = "p-" + pipeline;
    private final String team = "team-" + Ids.next();

    /** Janis wins 100.00 in ten days and 50.00 in twenty, loses one; Olga's deal is open in its second stage. */
    private void publish() {
        try (Events events = new Events()) {
            Facts.pipeline(pipeline, code).send(events);
            Facts.first("kontor.deals.product.listed.v1", product, Map.of("code", "gtx", "name", "GTX"))
                    .send(events);
            ADeal big = of(janis).worth("100.00").with("productId", product);
            big.opened().send(events);
            big.moved("offer", "2026-01-06T10:00:00Z").send(events);
            big.won("2026-01-15T10:00:00Z").send(events);
            ADeal small = of(janis).worth("50.00");
            small.opened().send(events);
            small.won("2026-04-25T10:00:00Z").send(events);
            ADeal lost = of(janis);
            lost.opened().send(events);
            lost.moved("contract", "2026-01-07T10:00:00Z").send(events);
            lost.lost("2026-01-08T10:00:00Z").send(events);
            ADeal open = of(olga);
            open.opened().send(events);
            open.moved("offer", "2026-01-05T22:00:00Z").send(events);
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> deals(Tokens.administrator(), "")
                        .body("won", equalTo(2))
                        .body("lost", equalTo(1))
                        .body("byStage.offer", equalTo(1)));
    }

    private ADeal of(UUID owner) {
        return aDeal(pipeline).with("ownerId", owner).with("team", team + (owner.equals(olga) ? "-b" : ""));
    }

    @Test
    void dealsAreCounted() {
        publish();
        deals(Tokens.administrator(), "")
                .body("open", equalTo(1))
                .body("winRate", equalTo(66.67f))
                .body("wonValue.amount", equalTo("150.00"))
                .body("wonValue.currency", equalTo("EUR"))
                .body("averageCheck.amount", equalTo("75.00"))
                .body("medianDaysToWin", equalTo(60))
                .body("meanDaysToLose", equalTo(3))
                .body("wonByQuarter.2026-Q1", equalTo(1))
                .body("wonByQuarter.2026-Q2", equalTo(1))
                .body("byOwner[0].ownerId", equalTo(janis.toString()))
                .body("byOwner[0].wonValue.amount", equalTo("150.00"))
                .body("byOwner[1].open", equalTo(1))
                .body("byProduct.find { it.code == 'gtx' }.won", equalTo(1))
                .body("definitions.winRate", containsString("percent"));
        deals(Tokens.administrator(), "&from=2026-01-01&to=2026-01-31")
                .body("won", equalTo(1))
                .body("lost", equalTo(1));
        deals(Tokens.administrator(), "&from=2026-04-25&to=2026-04-25")
                .body("won", equalTo(1))
                .body("lost", equalTo(0));
        deals(Tokens.administrator(), "&owner=" + olga).body("won", equalTo(0)).body("wonValue", nullValue());
        deals(Tokens.administrator(), "&product=gtx").body("won", equalTo(1));
        deals(Tokens.administrator(), "&currency=USD").body("won", equalTo(2)).body("wonInOtherCurrencies", equalTo(2));
    }

    @Test
    void everybodySeesHisOwnRows() {
        publish();
        deals(Tokens.of("sales").staff(olga).team("elsewhere").build(), "")
                .body("won", equalTo(0))
                .body("open", equalTo(1));
        deals(Tokens.of("sales").staff(Ids.next()).team(team).build(), "")
                .body("won", equalTo(2))
                .body("open", equalTo(0));
        deals(Tokens.of("sales").staff(Ids.next()).build(), "")
                .body("won", equalTo(0))
                .body("open", equalTo(0));
        deals(Tokens.of("auditor").staff(Ids.next()).build(), "")
                .body("won", equalTo(2))
                .body("open", equalTo(1));
    }

    @Test
    void theFunnelFollowsDealsThroughStages() {
        publish();
        report("funnel", Tokens.administrator(), "?pipeline=" + code)
                .body("pipelines.size()", equalTo(1))
                .body("pipelines[0].won", equalTo(2))
                .body("pipelines[0].lost", equalTo(1))
                .body("pipelines[0].stages.code", equalTo(java.util.List.of("new", "offer", "contract")))
                .body("pipelines[0].stages[0].entered", equalTo(4))
                .body("pipelines[0].stages[0].converted", equalTo(4))
                .body("pipelines[0].stages[1].entered", equalTo(2))
                .body("pipelines[0].stages[1].converted", equalTo(1))
                .body("pipelines[0].stages[1].here", equalTo(1))
                .body("pipelines[0].stages[1].conversion", equalTo(50f))
                .body("pipelines[0].stages[1].medianSeconds", equalTo(9 * 86_400))
                .body("pipelines[0].stages[2].lost", equalTo(1))
                .body("definitions.entered", containsString("period"));
    }

    @Test
    void theFourFiguresSayWhatTheyMean() {
        publish();
        try (Events events = new Events()) {
            party(events, "2026-01-10T00:00:00Z");
            party(events, "2026-01-11T00:00:00Z");
            party(events, "2026-02-03T00:00:00Z");
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> report(
                                "kpis",
                                Tokens.administrator(),
                                "?pipeline=" + code + "&team=" + team + "&from=2026-01-01&to=2026-02-28")
                        .body("leadsToDeals.value", equalTo(66.67f))
                        .body("leadsToDeals.definition", containsString("hundred"))
                        .body("averageCheck.value.amount", equalTo("100.00"))
                        .body("baseGrowth.value", equalTo(50f))
                        .body("base.month", equalTo(java.util.List.of("2026-01", "2026-02")))
                        .body("base[1].base", equalTo(2))
                        .body("requestTime.value", equalTo(172_800)));
    }

    private void party(Events events, String at) {
        Facts.first("kontor.contacts.person.registered.v1", Ids.next(), Map.of("team", team, "registeredAt", at))
                .send(events);
    }

    @Test
    void managersSeeWorkAndResult() {
        publish();
        try (Events events = new Events()) {
            Facts.first("kontor.activity.staff.joined.v1", janis, Map.of("team", team))
                    .send(events);
            call(events, "ended", Map.of("talkSeconds", 90));
            call(events, "missed", Map.of());
            Facts.first(
                            "kontor.activity.task.created.v1",
                            Ids.next(),
                            Map.of("assigneeId", janis.toString(), "dueAt", "2026-01-10T10:00:00Z"))
                    .send(events);
            Facts.first(
                            "kontor.activity.meeting.scheduled.v1",
                            Ids.next(),
                            Map.of(
                                    "ownerId",
                                    janis.toString(),
                                    "startsAt",
                                    "2026-01-10T10:00:00Z",
                                    "endsAt",
                                    "2026-01-10T11:00:00Z"))
                    .send(events);
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> report("managers", Tokens.administrator(), "?owner=" + janis)
                        .body("owners.size()", equalTo(1))
                        .body("owners[0].team", equalTo(team))
                        .body("owners[0].calls", equalTo(2))
                        .body("owners[0].missed", equalTo(1))
                        .body("owners[0].talkSeconds", equalTo(90))
                        .body("owners[0].dealsWon", equalTo(2))
                        .body("owners[0].dealsLost", equalTo(1))
                        .body("owners[0].wonValue.amount", equalTo("150.00"))
                        .body("owners[0].tasksOverdue", equalTo(1))
                        .body("owners[0].meetings", equalTo(1)));
        report("managers", Tokens.of("sales").staff(olga).build(), "?owner=" + janis)
                .body("owners.size()", equalTo(0));
    }

    private void call(Events events, String name, Map<String, ?> more) {
        Map<String, Object> payload = new java.util.HashMap<>(Map.of(
                "direction",
                "inbound",
                "agentId",
                janis.toString(),
                "startedAt",
                "2026-01-10T09:00:00Z",
                "at",
                "2026-01-10T09:03:00Z"));
        payload.putAll(more);
        Facts.first("kontor.telephony.call." + name + ".v1", Ids.next(), payload)
                .send(events);
    }

    private ValidatableResponse deals(String token, String more) {
        return report("deals", token, "?pipeline=" + code + more);
    }

    private static ValidatableResponse report(String name, String token, String query) {
        return given().auth()
                .oauth2(token)
                .get("/api/v1/reports/" + name + query)
                .then()
                .statusCode(200);
    }
}
