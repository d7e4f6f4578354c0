package dev.kontor.analytics.sla;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.kontor.analytics.Facts;
import dev.kontor.analytics.Facts.Fact;
import dev.kontor.analytics.Tables;
import dev.kontor.platform.id.Ids;
import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.OutboxDrain.Published;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
class SlaEngineIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String POLICIES = "/api/v1/sla-policies";

    private final UUID customer = Ids.next();
    private final UUID agent = Ids.next();
    private final String tag = "tag-" + Ids.next();

    @Test
    void warnsBreachesAndRecordsTheLateStop() {
        // given
        define(policy(2));
        String trace = UUID.randomUUID().toString().replace("-", "");

        // when
        Fact first = tagged(Instant.now(), null);
        try (Events events = new Events()) {
            events.trace(
                    "00-" + trace + "-00f067aa0ba902b7-01",
                    first.id(),
                    first.type(),
                    first.subject(),
                    first.version(),
                    first.json());
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(story()).containsExactly("started", "warned", "breached"));
        send(issued(Instant.now()));

        // then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(story()).containsExactly("started", "warned", "breached", "met"));
        List<Published> facts = OutboxDrain.factsOf(timerId());
        assertThat(facts).extracting(Published::version).containsExactly(1L, 2L, 3L, 4L);
        assertThat(facts).allSatisfy(fact -> {
            assertThat(fact.payload().get("ownerId").asText()).isEqualTo(agent.toString());
            assertThat(fact.payload().get("key").asText()).isEqualTo(customer.toString());
            assertThat(fact.actor()).isEqualTo("system:analytics");
        });
        assertThat(facts.subList(0, 3))
                .as("what the clock tells belongs to the trace that started it")
                .allSatisfy(fact -> assertThat(fact.traceparent())
                        .matches("00-" + trace + "-[0-9a-f]{16}-01")
                        .doesNotContain("00f067aa0ba902b7"));
        assertThat(facts.get(3).traceparent()).isNull();
        Instant due = Instant.parse(facts.get(0).payload().get("dueAt").asText());
        assertThat(Instant.parse(facts.get(1).payload().get("at").asText())).isBefore(due);
        given().auth()
                .oauth2(Tokens.administrator())
                .get("/api/v1/reports/sla?policy=" + code())
                .then()
                .statusCode(200)
                .body("owners[0].ownerId", equalTo(agent.toString()))
                .body("owners[0].met", equalTo(0))
                .body("owners[0].breached", equalTo(1))
                .body("owners[0].metLate", equalTo(1))
                .body("owners[0].warned", equalTo(1));
    }

    @Test
    void aStopInTimeMeetsAndIsSeenByTheOwnerAlone() {
        // given
        define(policy(3_600));

        Instant asked = Instant.now().minusSeconds(120);

        // when
        send(tagged(asked, null));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(story()).containsExactly("started"));
        send(issued(asked.plusSeconds(60)));

        // then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(story()).containsExactly("started", "met"));
        String timers = "/api/v1/sla-timers?filter=policyCode eq \"" + code() + "\" and state eq \"met\"";
        given().auth()
                .oauth2(Tokens.of("sales").staff(agent).team("riga").build())
                .get(timers)
                .then()
                .statusCode(200)
                .body("items[0].key", equalTo(customer.toString()))
                .body("items[0].elapsedSeconds", equalTo(60));
        given().auth()
                .oauth2(Tokens.of("sales").staff(Ids.next()).team("tallinn").build())
                .get(timers)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
    }

    @Test
    void aStopThatComesBeforeItsStartStillMatches() {
        // given
        define(policy(3_600));
        send(issued(Instant.now()));
        await().atMost(PATIENCE)
                .until(() ->
                        Tables.number("select count(*) from sla_stop where match_key = ?", customer.toString()) > 0);

        // when
        send(tagged(Instant.now().minusSeconds(600), null));

        // then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(story()).containsExactly("started", "met"));
    }

    @Test
    void repeatedFactsStartAndStopNothingTwice() {
        // given
        define(policy(3_600));
        Fact start = tagged(Instant.now().minusSeconds(60), null);
        Fact stop = issued(Instant.now().minusSeconds(30));
        send(start, start, stop);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(story()).containsExactly("started", "met"));

        // when: the old story again, and a new request of the same customer after it
        Fact again = tagged(Instant.now(), null);
        send(start, stop, again, stop);

        // then: the old stop does not answer the new request
        await().atMost(PATIENCE)
                .until(() ->
                        Tables.number("select count(*) from sla_timer where match_key = ?", customer.toString()) == 2);
        await().during(Duration.ofSeconds(1))
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Tables.rows(
                                "select state, version from sla_timer where match_key = ?", customer.toString()))
                        .containsExactly("(met,2)", "(running,1)"));
    }

    @Test
    void aCallDatedBackCountsFromItsOwnTime() {
        // given
        define(policy(3_600));

        // when
        send(tagged(Instant.now(), Instant.now().minusSeconds(7_200)));

        // then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(story()).containsExactly("started", "warned", "breached"));
    }

    @Test
    void otherTagsStartNothingAndARetiredPolicyStartsNoMore() {
        // given
        Map<String, Object> policy = policy(3_600);
        String id = define(policy).extract().path("id");
        Fact other = new Fact(
                Ids.next(),
                "kontor.telephony.call.tagged.v1",
                Ids.next(),
                1,
                "{\"tag\":\"other\",\"personId\":\"" + customer + "\"}");
        given().auth()
                .oauth2(Tokens.administrator())
                .header("If-Match", "\"1\"")
                .delete(POLICIES + "/" + id)
                .then()
                .statusCode(204);

        // when
        define(second(policy));
        send(other, tagged(Instant.now(), null));

        // then: only the policy in force has started
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(story()).containsExactly("started"));
        assertThat(Tables.rows("select policy_code from sla_timer where match_key = ?", customer.toString()))
                .containsExactly("(" + code() + "-b)");
    }

    private Map<String, Object> policy(long seconds) {
        return PolicyApi.policy(code(), tag, seconds);
    }

    private static Map<String, Object> second(Map<String, Object> policy) {
        Map<String, Object> other = new HashMap<>(policy);
        other.put("code", policy.get("code") + "-b");
        return other;
    }

    private String code() {
        return "p-" + tag.substring(4);
    }

    private static ValidatableResponse define(Map<String, Object> policy) {
        return PolicyApi.post(policy).statusCode(201);
    }

    private Fact tagged(Instant at, Instant startedAt) {
        Map<String, Object> payload = new HashMap<>(Map.of(
                "tag",
                tag,
                "direction",
                "inbound",
                "agentId",
                agent.toString(),
                "personId",
                customer.toString(),
                "at",
                at.toString()));
        if (startedAt != null) {
            payload.put("startedAt", startedAt.toString());
        }
        return Facts.first("kontor.telephony.call.tagged.v1", Ids.next(), payload);
    }

    private Fact issued(Instant at) {
        return Facts.first(
                "kontor.deals.invoice.issued.v1",
                Ids.next(),
                Map.of("customerId", customer.toString(), "at", at.toString()));
    }

    private static void send(Fact... facts) {
        try (Events events = new Events()) {
            for (Fact fact : facts) {
                fact.send(events);
            }
        }
    }

    private String timerId() {
        String row = Tables.rows("select id from sla_timer where match_key = ?", customer.toString())
                .get(0);
        return row.substring(1, row.length() - 1);
    }

    private List<String> story() {
        return Tables.rows("select id from sla_timer where match_key = ?", customer.toString())
                        .isEmpty()
                ? List.of()
                : OutboxDrain.factsOf(timerId()).stream().map(Published::name).toList();
    }
}
