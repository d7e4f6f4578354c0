package dev.kontor.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class EventRightsIT {
    private static final String WON = "kontor.deals.deal.won.v1";
    private static final String REASSIGNED = "kontor.deals.deal.reassigned.v1";
    private static final String DEALS = "/api/v1/deals/";

    private final TestLog log = Surroundings.log();
    private final String sales = Surroundings.realm().token("sales");
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final UUID mine = UUID.randomUUID();
    private final UUID theirs = UUID.randomUUID();
    private final AtomicInteger statusOfTheirs = new AtomicInteger(404);
    private String start;

    @BeforeEach
    void aServiceThatKnowsWhoseADealIs() {
        Surroundings.services().reset();
        answer(mine, new AtomicInteger(200));
        answer(theirs, statusOfTheirs);
        EventClient.awaitLog(sales);
        start = EventClient.poll(sales, "").getString("next");
    }

    private void answer(UUID deal, AtomicInteger status) {
        Surroundings.services().on(DEALS + deal, call -> {
            asked.add(call.getRequestHeaders().getFirst("Authorization"));
            TestServices.answer(call, status.get(), "{}");
        });
    }

    @Test
    void salesSeesTheFactsOfTheDealsThatItMaySee() {
        // given
        String one = log.write(WON, mine);
        String hidden = log.write(WON, theirs);
        String timer = log.write(TestLog.OLD_TYPE, mine);
        String deleted = log.write(WON, UUID.randomUUID());
        String two = log.write(REASSIGNED, mine);

        // when
        List<String> seen = new CopyOnWriteArrayList<>();
        try (EventClient client = EventClient.open(sales, "?after=" + start)) {
            await().until(() -> client.ids().contains(two));
            seen.addAll(client.ids());
        }

        // then
        assertThat(seen).containsExactly(one, two);
        assertThat(asked).containsOnly("Bearer " + sales);
        assertThat(EventClient.ids(EventClient.poll(
                        Surroundings.realm().token("auditor"),
                        "?types=kontor.deals.*,kontor.analytics.*&after=" + start)))
                .containsExactlyInAnyOrder(one, hidden, timer, deleted, two);
    }

    @Test
    void theCursorMovesPastWhatIsHidden() {
        // given
        log.write(WON, theirs);

        // when
        JsonObject page = EventClient.poll(sales, "?wait=1&after=" + start);

        // then
        assertThat(page.getJsonArray("items")).isEmpty();
        String one = log.write(WON, mine);
        assertThat(EventClient.ids(EventClient.poll(sales, "?wait=10&after=" + page.getString("next"))))
                .containsExactly(one);
        assertThat(Caller.get(Surroundings.realm().token("administrator"), "/q/metrics")
                        .body())
                .containsPattern("kontor_gateway_events_passed_over_total [1-9]");
    }

    @Test
    void aDealThatBecomesMineIsSeenFromThatFactOn() {
        // given
        try (EventClient client = EventClient.open(sales, "?after=" + start)) {
            await().until(client::isOpened);
            log.write(WON, theirs);
            await().until(() -> !asked.isEmpty());

            // when
            statusOfTheirs.set(200);
            String reassigned = log.write(REASSIGNED, theirs);

            // then
            await().until(() -> client.ids().equals(List.of(reassigned)));
        }
    }

    @Test
    void aServiceIsNotAskedForEachOfManyFactsOfARecord() {
        // given
        for (int i = 0; i < 20; i++) {
            log.write(WON, mine);
        }

        // when
        try (EventClient client = EventClient.open(sales, "?after=" + start)) {
            await().until(() -> client.events().size() == 20);
        }

        // then
        assertThat(asked).hasSizeBetween(1, 4);
    }

    @Test
    void whileNobodyCanTellAStreamWaits() {
        // given
        statusOfTheirs.set(503);
        String one = log.write(WON, mine);
        String undecided = log.write(WON, theirs);
        try (EventClient client = EventClient.open(sales, "?subject=" + theirs + "&after=" + start)) {
            await().until(() -> asked.size() > 1);

            // then
            assertThat(client.ids()).isEmpty();
            AccessIT.assertProblem(
                    Caller.get(sales, "/api/v1/events?wait=3&subject=" + theirs + "&after=" + start),
                    503,
                    "upstream-unavailable");
            assertThat(EventClient.ids(EventClient.poll(sales, "?wait=5&subject=" + mine + "&after=" + start)))
                    .containsExactly(one);

            // when
            statusOfTheirs.set(200);

            // then
            await().until(() -> client.ids().equals(List.of(undecided)));
        }
    }

    @Test
    void whoIsNoStaffSeesNothing() {
        AccessIT.assertProblem(Caller.get(Surroundings.realm().token("pbx"), "/api/v1/events"), 403, "forbidden");
    }

    @Test
    void aDecisionHoldsOnAnOpenStreamWithinASecond() {
        // given
        try (EventClient client = EventClient.open(sales, "?after=" + start)) {
            await().until(client::isOpened);
            String before = log.write(WON, mine);
            await().until(() -> client.ids().contains(before));

            // when
            Surroundings.services().grant("{\"aggregates\":{}}");
            String decided = log.write("kontor.activity.access-rule.decided.v1", UUID.randomUUID());
            settle();
            String hidden = log.write(WON, mine);
            settle();
            Surroundings.services().reset();
            answer(mine, new AtomicInteger(200));
            log.write("kontor.activity.access-rule.withdrawn.v1", UUID.randomUUID());
            settle();
            String after = log.write(WON, mine);

            // then
            await().atMost(Duration.ofSeconds(2)).until(() -> client.ids().contains(after));
            assertThat(client.ids()).containsExactly(before, after).doesNotContain(decided, hidden);
        }
    }

    /** A service that was slower than the fact is asked again. */
    @Test
    void whatAServiceSaysRightAfterADecisionIsNotBelievedForLong() {
        // given
        try (EventClient client = EventClient.open(sales, "?after=" + start)) {
            await().until(client::isOpened);
            log.write("kontor.activity.access-rule.decided.v1", UUID.randomUUID());
            String tooEarly = log.write(WON, mine);
            await().until(() -> client.ids().contains(tooEarly));

            // when
            Surroundings.services().grant("{\"aggregates\":{}}");
            settle();
            log.write(WON, mine);
            settle();
            Surroundings.services().reset();
            answer(mine, new AtomicInteger(200));
            settle();
            String after = log.write(WON, mine);

            // then
            await().until(() -> client.ids().contains(after));
            assertThat(client.ids()).containsExactly(tooEarly, after);
        }
    }

    @Test
    void fieldsAreConcealedInFacts() {
        // given
        Surroundings.services().grant("""
                {"aggregates":{"deal":{"read":"all","fields":{"amount":"masked","ownerId":"hidden"},
                "facts":{"won":{"from":"hidden"}}}}}""");
        List<String> ids = log.write(
                WON,
                Clock.systemUTC().instant(),
                "{\"amount\":{\"amount\":\"10.00\",\"currency\":\"EUR\"},\"ownerId\":\"x\",\"from\":\"new\",\"probability\":0.5}",
                theirs);

        // when
        JsonObject page = EventClient.poll(Surroundings.realm().token("integrator"), "?wait=10&after=" + start);

        // then
        assertThat(EventClient.ids(page)).isEqualTo(ids);
        assertThat(page.getJsonArray("items")
                        .getJsonObject(0)
                        .getJsonObject("data")
                        .encode())
                .isEqualTo("{\"amount\":{\"amount\":\"***\",\"currency\":\"***\"},\"probability\":0.5}");
        assertThat(asked).isEmpty();
    }

    @Test
    void aPlannedChangeEndsWhatIsRemembered() {
        // given
        Surroundings.services()
                .grant("{\"until\":\"" + Clock.systemUTC().instant().plusSeconds(3) + "\",\"aggregates\":"
                        + "{\"deal\":{\"read\":\"all\",\"fields\":{},\"facts\":{}}}}");
        String before = log.write(WON, theirs);
        try (EventClient client = EventClient.open(sales, "?after=" + start)) {
            await().until(() -> client.ids().contains(before));

            // when
            Surroundings.services().grant("{\"aggregates\":{}}");

            // then
            await().pollInterval(Duration.ofMillis(300)).until(() -> {
                int seen = client.events().size();
                log.write(WON, theirs);
                settle();
                return client.events().size() == seen;
            });
        }
    }

    /** Longer than an answer is believed soon after a change, and much less than the second that is promised. */
    private static void settle() {
        await().pollDelay(Duration.ofMillis(400)).until(() -> true);
    }

    /** Only timers and rules of access have no place where somebody could look at one. */
    @Test
    void everyTopicSaysWhereItsRecordsAre() {
        assertThat(Surroundings.log().factTopics())
                .filteredOn(topic -> ConfigProvider.getConfig()
                        .getOptionalValue("kontor.stream.records.\"" + topic + "\"", String.class)
                        .isEmpty())
                .containsExactlyInAnyOrder(
                        "kontor.activity.access-rule",
                        "kontor.activity.hand-over-part",
                        "kontor.analytics.sla-timer",
                        "kontor.contacts.hand-over-part",
                        "kontor.deals.hand-over-part");
    }
}
