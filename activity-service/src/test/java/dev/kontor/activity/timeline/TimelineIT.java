package dev.kontor.activity.timeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.kontor.activity.ActivityTestResource;
import dev.kontor.activity.Directory;
import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.Scope;
import dev.kontor.platformtest.Decisions;
import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ActivityTestResource.class)
class TimelineIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WON = "kontor.deals.deal.won.v1";
    private static final String OPENED = "kontor.deals.deal.opened.v1";
    private static final String MISSED = "kontor.telephony.call.missed.v1";
    private static final String SHARED = "kontor.deals.deal.shared.v1";
    private static final String UNSHARED = "kontor.deals.deal.unshared.v1";
    private static Events events;

    @BeforeAll
    static void open() {
        events = new Events();
    }

    @AfterAll
    static void close() {
        events.close();
    }

    @Test
    void theFeedRunsBackwardsInBusinessTimeWhateverTheOrderOfEvents() {
        // given
        UUID person = UUID.randomUUID();
        UUID organisation = UUID.randomUUID();
        UUID deal = UUID.randomUUID();
        UUID won = UUID.randomUUID();
        String parties = "\"personId\":\"" + person + "\",\"organisationId\":\"" + organisation + "\",";

        // when
        events.resend(
                won,
                WON,
                deal,
                2,
                "{" + parties + "\"openedAt\":\"2025-01-01T00:00:00Z\",\"at\":\"2025-03-01T00:00:00Z\"}");
        events.resend(
                won,
                WON,
                deal,
                2,
                "{" + parties + "\"openedAt\":\"2025-01-01T00:00:00Z\",\"at\":\"2025-03-01T00:00:00Z\"}");
        events.send(OPENED, deal, 1, "{" + parties + "\"openedAt\":\"2025-01-01T00:00:00Z\"}");
        events.send(MISSED, UUID.randomUUID(), 2, "{\"personId\":\"" + person + "\",\"at\":\"2025-02-01T00:00:00Z\"}");
        events.send("kontor.deals.deal.revised.v1", deal, 3, "{" + parties + "\"changed\":[\"amount\"]}");
        events.send(
                "kontor.deals.invoice.paid.v1",
                UUID.randomUUID(),
                2,
                "{\"customerId\":\"" + person + "\",\"number\":\"1\",\"at\":\"2025-04-01T00:00:00Z\"}");

        // then
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(kinds(feed(person))).containsExactly("invoice.paid", "deal.won", "call.missed", "deal.opened");
            assertThat(kinds(feed(organisation))).containsExactly("deal.won", "deal.opened");
        });
        JsonPath feed = feed(person);
        assertThat(feed.getString("items[1].id")).isEqualTo(won.toString());
        assertThat(feed.getString("items[1].at")).isEqualTo("2025-03-01T00:00:00Z");
        assertThat(feed.getString("items[1].data.organisationId")).isEqualTo(organisation.toString());
        assertThat(kinds(administrator()
                        .queryParam("kind", "deal")
                        .get(path(person))
                        .jsonPath()))
                .hasSize(2);
        assertThat(kinds(administrator()
                        .queryParam("kind", "deal.won", "call")
                        .get(path(person))
                        .jsonPath()))
                .containsExactly("deal.won", "call.missed");
    }

    @Test
    void aFeedIsReadToTheEndByCursors() {
        // given
        UUID person = UUID.randomUUID();
        for (int i = 0; i < 7; i++) {
            events.send(
                    MISSED,
                    UUID.randomUUID(),
                    2,
                    "{\"personId\":\"" + person + "\",\"at\":\"2025-02-0" + (1 + i / 2) + "T00:00:00Z\"}");
        }
        await().atMost(PATIENCE).until(() -> kinds(feed(person)).size() == 7);

        // when
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = administrator().queryParam("limit", 3);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get(path(person))
                    .jsonPath();
            ids.addAll(page.getList("items.id"));
            cursor = page.getString("next");
        } while (cursor != null);

        // then
        assertThat(ids)
                .hasSize(7)
                .doesNotHaveDuplicates()
                .isEqualTo(feed(person).getList("items.id"));
        administrator()
                .queryParam("cursor", "nonsense")
                .get(path(person))
                .then()
                .statusCode(400)
                .body("code", equalTo("filter-invalid"));
    }

    @Test
    void entriesAreSeenAsTheRecordsTheyTellOf() {
        // given
        UUID agent = Directory.hire("agent-" + UUID.randomUUID(), "riga");
        UUID owner = UUID.randomUUID();
        UUID person = UUID.randomUUID();

        // when
        events.send(
                "kontor.contacts.person.registered.v1",
                person,
                1,
                "{\"ownerId\":\"" + owner
                        + "\",\"team\":\"vilnius\",\"lifeCycle\":\"potential\",\"registeredAt\":\"2025-01-01T00:00:00Z\"}");
        events.send(
                "kontor.contacts.person.life-cycle-changed.v1",
                person,
                2,
                "{\"from\":\"potential\",\"to\":\"active\",\"reason\":\"x\"}");
        events.send(
                OPENED,
                UUID.randomUUID(),
                1,
                "{\"personId\":\"" + person + "\",\"ownerId\":\"" + owner
                        + "\",\"team\":\"tallinn\",\"openedAt\":\"2025-01-02T00:00:00Z\"}");
        events.send(
                MISSED,
                UUID.randomUUID(),
                2,
                "{\"personId\":\"" + person + "\",\"agentId\":\"" + agent + "\",\"at\":\"2025-01-03T00:00:00Z\"}");
        await().atMost(PATIENCE).until(() -> kinds(feed(person)).size() == 4);

        // then
        assertThat(kindsFor(person, owner, "nowhere"))
                .containsExactlyInAnyOrder("person.registered", "person.life-cycle-changed", "deal.opened");
        assertThat(kindsFor(person, UUID.randomUUID(), "vilnius"))
                .containsExactlyInAnyOrder("person.registered", "person.life-cycle-changed");
        assertThat(kindsFor(person, UUID.randomUUID(), "tallinn")).containsExactly("deal.opened");
        assertThat(kindsFor(person, UUID.randomUUID(), "riga")).containsExactly("call.missed");
        assertThat(kindsFor(person, UUID.randomUUID(), "nowhere")).isEmpty();
    }

    @Test
    void entriesOfASharedRecordAreSeenAsLongAsItIsShared() {
        // given
        UUID seller = UUID.randomUUID();
        UUID reader = UUID.randomUUID();
        UUID person = UUID.randomUUID();
        UUID deal = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        for (UUID opened : List.of(deal, other)) {
            events.send(
                    OPENED,
                    opened,
                    1,
                    "{\"personId\":\"" + person + "\",\"ownerId\":\"" + seller
                            + "\",\"team\":\"vilnius\",\"openedAt\":\"2025-01-02T00:00:00Z\"}");
        }
        await().atMost(PATIENCE).until(() -> kinds(feed(person)).size() == 2);
        assertThat(kindsFor(person, reader, "riga")).isEmpty();

        // when
        events.send(SHARED, deal, 2, "{\"withStaffId\":\"" + reader + "\",\"mayWrite\":false}");
        events.send(SHARED, other, 2, "{\"withTeam\":\"riga\",\"mayWrite\":false,\"until\":\"2025-02-01T00:00:00Z\"}");
        events.send(SHARED, other, 3, "{\"withTeam\":\"tallinn\",\"mayWrite\":false}");

        // then
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(kindsFor(person, reader, "tallinn")).hasSize(2));
        assertThat(feedFor(person, reader, "riga").getList("items.subjectId")).containsExactly(deal.toString());
        assertThat(kindsFor(person, UUID.randomUUID(), "riga")).isEmpty();

        // and when
        events.send(UNSHARED, deal, 3, "{\"withStaffId\":\"" + reader + "\"}");

        // then
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(kindsFor(person, reader, "riga")).isEmpty());
    }

    @Test
    void aKindOfRecordThatIsClosedToARoleIsNotInItsFeeds() {
        // given
        UUID seller = UUID.randomUUID();
        UUID person = UUID.randomUUID();
        events.send(
                OPENED,
                UUID.randomUUID(),
                1,
                "{\"personId\":\"" + person + "\",\"ownerId\":\"" + seller
                        + "\",\"team\":\"riga\",\"amount\":\"90.00\",\"currency\":\"EUR\",\"openedAt\":\"2025-01-02T00:00:00Z\"}");
        events.send(
                MISSED,
                UUID.randomUUID(),
                2,
                "{\"personId\":\"" + person + "\",\"agentId\":\"" + UUID.randomUUID()
                        + "\",\"team\":\"riga\",\"at\":\"2025-01-03T00:00:00Z\"}");
        await().atMost(PATIENCE)
                .until(() -> kindsFor(person, seller, "riga").equals(List.of("call.missed", "deal.opened")));

        try (Decisions decisions = new Decisions()) {
            // when
            decisions.decide("sales", "call", Map.of(Action.READ, Scope.NONE), Map.of());
            decisions.decide(
                    "sales", "deal", Map.of(Action.READ, Scope.OWN), Map.of("amount", "hidden", "currency", "masked"));

            // then
            assertThat(kindsFor(person, seller, "riga")).containsExactly("deal.opened");
            assertThat(feedFor(person, seller, "riga").getMap("items[0].data"))
                    .containsEntry("currency", "***")
                    .doesNotContainKey("amount");
            assertThat(kindsFor(person, UUID.randomUUID(), "riga")).isEmpty();
        }
    }

    @Test
    void poisonDoesNotHoldUpTheRest() {
        // given
        UUID person = UUID.randomUUID();
        String topic = "kontor.telephony.call";

        // when
        events.send(new ProducerRecord<>(topic, person.toString(), "no event"));
        events.send(MISSED, person, 2, "{not json");
        events.send(
                MISSED,
                person,
                2,
                "{\"personId\":\"" + person + "\",\"queue\":\"\\u0000\",\"at\":\"2025-01-03T00:00:00Z\"}");
        events.send(
                "kontor.telephony.call.ended.v1",
                person,
                3,
                "{\"personId\":\"" + person + "\",\"at\":\"2025-01-03T00:00:00Z\"}");

        // then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kinds(feed(person))).containsExactly("call.ended"));
    }

    private static JsonPath feed(UUID party) {
        return administrator().get(path(party)).jsonPath();
    }

    private static List<String> kindsFor(UUID party, UUID staff, String team) {
        return kinds(feedFor(party, staff, team));
    }

    private static JsonPath feedFor(UUID party, UUID staff, String team) {
        String token = Tokens.of("sales").staff(staff).team(team).build();
        return given().auth().oauth2(token).get(path(party)).jsonPath();
    }

    private static List<String> kinds(JsonPath feed) {
        return feed.getList("items.kind");
    }

    private static String path(UUID party) {
        return "/api/v1/timelines/" + party;
    }

    private static RequestSpecification administrator() {
        return given().auth().oauth2(Tokens.administrator());
    }
}
