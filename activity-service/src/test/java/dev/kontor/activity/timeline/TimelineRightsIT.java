package dev.kontor.activity.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.activity.ActivityTestResource;
import dev.kontor.activity.Directory;
import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.Scope;
import dev.kontor.platformtest.Decisions;
import dev.kontor.platformtest.Events;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who sees an entry: whoever may see the record that it tells of. */
@QuarkusTest
@WithTestResource(ActivityTestResource.class)
class TimelineRightsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
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
        await().atMost(PATIENCE).until(() -> Feeds.kinds(Feeds.feed(person)).size() == 4);

        // then
        assertThat(Feeds.kindsFor(person, owner, "nowhere"))
                .containsExactlyInAnyOrder("person.registered", "person.life-cycle-changed", "deal.opened");
        assertThat(Feeds.kindsFor(person, UUID.randomUUID(), "vilnius"))
                .containsExactlyInAnyOrder("person.registered", "person.life-cycle-changed");
        assertThat(Feeds.kindsFor(person, UUID.randomUUID(), "tallinn")).containsExactly("deal.opened");
        assertThat(Feeds.kindsFor(person, UUID.randomUUID(), "riga")).containsExactly("call.missed");
        assertThat(Feeds.kindsFor(person, UUID.randomUUID(), "nowhere")).isEmpty();
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
        await().atMost(PATIENCE).until(() -> Feeds.kinds(Feeds.feed(person)).size() == 2);
        assertThat(Feeds.kindsFor(person, reader, "riga")).isEmpty();

        // when
        events.send(SHARED, deal, 2, "{\"withStaffId\":\"" + reader + "\",\"mayWrite\":false}");
        events.send(SHARED, other, 2, "{\"withTeam\":\"riga\",\"mayWrite\":false,\"until\":\"2025-02-01T00:00:00Z\"}");
        events.send(SHARED, other, 3, "{\"withTeam\":\"tallinn\",\"mayWrite\":false}");

        // then
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(Feeds.kindsFor(person, reader, "tallinn")).hasSize(2));
        assertThat(Feeds.feedFor(person, reader, "riga").getList("items.subjectId"))
                .containsExactly(deal.toString());
        assertThat(Feeds.kindsFor(person, UUID.randomUUID(), "riga")).isEmpty();

        // and when
        events.send(UNSHARED, deal, 3, "{\"withStaffId\":\"" + reader + "\"}");

        // then
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(Feeds.kindsFor(person, reader, "riga")).isEmpty());
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
                .until(() -> Feeds.kindsFor(person, seller, "riga").equals(List.of("call.missed", "deal.opened")));

        try (Decisions decisions = new Decisions()) {
            // when
            decisions.decide("sales", "call", Map.of(Action.READ, Scope.NONE), Map.of());
            decisions.decide(
                    "sales", "deal", Map.of(Action.READ, Scope.OWN), Map.of("amount", "hidden", "currency", "masked"));

            // then
            assertThat(Feeds.kindsFor(person, seller, "riga")).containsExactly("deal.opened");
            assertThat(Feeds.feedFor(person, seller, "riga").getMap("items[0].data"))
                    .containsEntry("currency", "***")
                    .doesNotContainKey("amount");
            assertThat(Feeds.kindsFor(person, UUID.randomUUID(), "riga")).isEmpty();
        }
    }
}
