package dev.kontor.deals.deal;

import static dev.kontor.deals.Api.as;
import static dev.kontor.deals.Api.get;
import static dev.kontor.deals.Api.hire;
import static dev.kontor.deals.Api.importCsv;
import static dev.kontor.deals.Api.importErrors;
import static dev.kontor.deals.Api.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.OutboxDrain.Published;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
class DealImportIT {
    private static final String HEADER =
            "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n";
    private static final String OPTIONS = """
            {"mapping":{"externalId":"opportunity_id","owner":"sales_agent","organisation":"account","stage":"deal_stage",
              "openedAt":"engage_date","closedAt":"close_date","amount":"close_value"},
             "values":{"product":{"MTXPro":"MTX Pro"}},
             "defaults":{"currency":"USD"},"matchBy":"externalId"}
            """;
    private static final String FOUR = """
            W1,Darcel Schlecht,MTX Pro,Isdom,Won,2016-10-20,2017-03-01,1054
            L1,Darcel Schlecht,MTXPro,isdom,Lost,2016-10-25,2017-03-11,0
            E1,darcel.schlecht,mtx-pro,ERP-7,Engaging,2016-11-01,,
            P1,Darcel Schlecht,MTX Pro,,Prospecting,,,
            """;
    private static final int MANY = 3_000;

    private static Events events;
    private static UUID agent;
    private static UUID account;

    /** Not before all: only a test method knows the service's port. */
    @BeforeEach
    void refer() {
        if (agent != null) {
            return;
        }
        events = new Events();
        agent = hire(events, "darcel.schlecht", "Darcel Schlecht", "central");
        account = register(events, "Isdom", "ERP-7");
        importCsv("products", "name,price\nMTX Pro,4821\n", "{}");
    }

    @AfterAll
    static void close() {
        events.close();
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        // when
        importCsv("deals", HEADER + FOUR, OPTIONS).body("created", equalTo(4)).body("failed", equalTo(0));
        importCsv("deals", HEADER + FOUR, OPTIONS)
                .body("created", equalTo(0))
                .body("updated", equalTo(0))
                .body("skipped", equalTo(4));

        // then
        JsonPath won = deal("W1");
        assertThat(won.getString("stage")).isEqualTo("won");
        assertThat(won.getString("ownerId")).isEqualTo(agent.toString());
        assertThat(won.getString("team")).isEqualTo("central");
        assertThat(won.getString("organisationId")).isEqualTo(account.toString());
        assertThat(won.getString("amount.amount")).isEqualTo("1054.00");
        List<Published> facts = OutboxDrain.of(won.getString("id"));
        assertThat(facts).extracting(Published::name).containsExactly("opened", "won");
        assertThat(facts.get(0).payload().get("openedAt").asText()).isEqualTo("2016-10-20T00:00:00Z");
        assertThat(facts.get(1).payload().get("at").asText()).isEqualTo("2017-03-01T00:00:00Z");

        JsonPath lost = deal("L1");
        assertThat(lost.getString("lostReason")).isEqualTo("not-stated");
        assertThat(lost.getString("productId")).isEqualTo(won.getString("productId"));
        assertThat(lost.getString("organisationId")).isEqualTo(account.toString());
        assertThat(deal("E1").getString("organisationId")).isEqualTo(account.toString());
        JsonPath prospect = deal("P1");
        assertThat(prospect.getString("openedAt")).isNull();
        assertThat(OutboxDrain.of(prospect.getString("id")).get(0).payload().has("openedAt"))
                .isFalse();
    }

    @Test
    void aLaterFileMovesTheDealOn() {
        // given
        importCsv("deals", HEADER + "M1,Darcel Schlecht,MTX Pro,,Prospecting,,,\n", OPTIONS);

        // when
        importCsv("deals", HEADER + "M1,Darcel Schlecht,MTX Pro,Isdom,Engaging,2017-01-02,,\n", OPTIONS)
                .body("updated", equalTo(1));
        importCsv(
                        "deals",
                        HEADER + "M1,Darcel Schlecht,MTX Pro,Isdom,Won,2017-01-02," + Instant.now() + ",10.50\n",
                        OPTIONS)
                .body("updated", equalTo(1));

        // then
        String id = deal("M1").getString("id");
        assertThat(OutboxDrain.of(id))
                .extracting(Published::name)
                .containsExactly("opened", "revised", "stage-changed", "revised", "won");
        get("/deals/" + id + "/history")
                .body("[0].enteredAt", equalTo("2017-01-02T00:00:00Z"))
                .body("[2].stage", equalTo("won"));
    }

    @Test
    void everyFaultNamesItsColumn() {
        // given
        importCsv("deals", HEADER + "C1,,,,Won,2017-01-01,2017-02-01,5\n", OPTIONS);
        String rows = """
                F1,Nobody,MTX Pro,Isdom,Engaging,2017-01-01,,
                F2,Darcel Schlecht,MTX Proo,Isdom,Engaging,2017-01-01,,
                F3,Darcel Schlecht,MTX Pro,Nowhere,Engaging,2017-01-01,,
                F4,Darcel Schlecht,MTX Pro,Isdom,Sleeping,2017-01-01,,
                F5,Darcel Schlecht,MTX Pro,Isdom,Engaging,01.02.2017,,
                F6,Darcel Schlecht,MTX Pro,Isdom,Won,2017-01-01,,5
                F7,Darcel Schlecht,MTX Pro,Isdom,Won,2017-01-01,2016-01-01,5
                F8,Darcel Schlecht,MTX Pro,Isdom,Won,2017-01-01,2017-02-01,much
                F9,Darcel Schlecht,MTX Pro,Isdom,Won,2999-01-01,2999-02-01,5
                ,Darcel Schlecht,MTX Pro,Isdom,Won,2017-01-01,2017-02-01,5
                C1,,,,Lost,2017-01-01,2017-02-01,5
                C1,,,,Won,2017-01-01,2017-02-01,6
                """;

        // when
        String job = importCsv("deals", HEADER + rows, OPTIONS)
                .body("failed", equalTo(12))
                .body("created", equalTo(0))
                .extract()
                .path("id");

        // then
        assertThat(importErrors("deals", job))
                .map(DealImportIT::lineColumnCode)
                .containsExactly(
                        "line,column,code",
                        "2,owner,unknown-owner",
                        "3,product,unknown-product",
                        "4,organisation,unknown-organisation",
                        "5,stage,unknown-stage",
                        "6,openedAt,date",
                        "7,closedAt,missing",
                        "8,closedAt,before-opening",
                        "9,amount,number",
                        "10,openedAt,in-future",
                        "11,externalId,missing",
                        "12,stage,deal-closed",
                        "13,stage,deal-closed");
        assertThat(deal("C1").getString("amount.amount")).isEqualTo("5.00");
        assertThat(OutboxDrain.of(deal("C1").getString("id"))).hasSize(2);
    }

    @Test
    void theSameIdTwiceInAFileIsOneDeal() {
        importCsv("deals", HEADER + "D1,,,,Prospecting,,,\nD1,,,,Proposal,,,\nD1,,,,Proposal,,,\n", OPTIONS)
                .body("created", equalTo(1))
                .body("updated", equalTo(1))
                .body("skipped", equalTo(1));
        assertThat(deal("D1").getString("stage")).isEqualTo("proposal");
        assertThat(OutboxDrain.of(deal("D1").getString("id")))
                .extracting(Published::version)
                .containsExactly(1L, 2L);
    }

    @Test
    void aThousandRowsASecond() {
        // given
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < MANY; i++) {
            csv.append("S").append(i).append(",Darcel Schlecht,MTX Pro,Isdom,Won,2017-01-01,2017-02-01,100\n");
        }

        // when
        JsonPath job = importCsv("deals", csv.toString(), OPTIONS)
                .body("created", equalTo(MANY))
                .extract()
                .jsonPath();

        // then
        Duration took =
                Duration.between(Instant.parse(job.getString("startedAt")), Instant.parse(job.getString("finishedAt")));
        System.getLogger("import").log(System.Logger.Level.INFO, "{0} rows in {1} ms", MANY, took.toMillis());
        assertThat(took).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void onlyThoseWhoSeeEverythingImport() {
        as("sales")
                .contentType("multipart/form-data")
                .multiPart("file", "a.csv", new byte[0])
                .post("/api/v1/deals/imports")
                .then()
                .statusCode(403);
        importCsv("deals", HEADER + "X1,,,,,,,\n", "{\"matchBy\":\"title\"}").body("failed", equalTo(1));
        as("administrator")
                .queryParam("filter", "externalId eq \"X1\"")
                .get("/api/v1/deals")
                .then()
                .body("items[0]", nullValue());
    }

    private static JsonPath deal(String externalId) {
        JsonPath list = as("administrator")
                .queryParam("filter", "externalId eq \"" + externalId + "\"")
                .get("/api/v1/deals")
                .jsonPath();
        return as("administrator")
                .get("/api/v1/deals/" + list.getString("items[0].id"))
                .jsonPath();
    }

    private static String lineColumnCode(String line) {
        return String.join(",", List.of(line.split(",")).subList(0, 3));
    }
}
