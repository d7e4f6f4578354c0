package dev.kontor.activity.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.kontor.activity.ActivityTestResource;
import dev.kontor.platformtest.Events;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
            assertThat(Feeds.kinds(Feeds.feed(person)))
                    .containsExactly("invoice.paid", "deal.won", "call.missed", "deal.opened");
            assertThat(Feeds.kinds(Feeds.feed(organisation))).containsExactly("deal.won", "deal.opened");
        });
        JsonPath feed = Feeds.feed(person);
        assertThat(feed.getString("items[1].id")).isEqualTo(won.toString());
        assertThat(feed.getString("items[1].at")).isEqualTo("2025-03-01T00:00:00Z");
        assertThat(feed.getString("items[1].data.organisationId")).isEqualTo(organisation.toString());
        assertThat(Feeds.kinds(Feeds.administrator()
                        .queryParam("kind", "deal")
                        .get(Feeds.path(person))
                        .jsonPath()))
                .hasSize(2);
        assertThat(Feeds.kinds(Feeds.administrator()
                        .queryParam("kind", "deal.won", "call")
                        .get(Feeds.path(person))
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
        await().atMost(PATIENCE).until(() -> Feeds.kinds(Feeds.feed(person)).size() == 7);

        // when
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = Feeds.administrator().queryParam("limit", 3);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get(Feeds.path(person))
                    .jsonPath();
            ids.addAll(page.getList("items.id"));
            cursor = page.getString("next");
        } while (cursor != null);

        // then
        assertThat(ids)
                .hasSize(7)
                .doesNotHaveDuplicates()
                .isEqualTo(Feeds.feed(person).getList("items.id"));
        Feeds.administrator()
                .queryParam("cursor", "nonsense")
                .get(Feeds.path(person))
                .then()
                .statusCode(400)
                .body("code", equalTo("filter-invalid"));
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
                .untilAsserted(() -> assertThat(Feeds.kinds(Feeds.feed(person))).containsExactly("call.ended"));
    }
}
