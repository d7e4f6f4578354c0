package dev.kontor.analytics.ingest;

import static dev.kontor.analytics.Facts.aDeal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.analytics.Facts.ADeal;
import dev.kontor.analytics.Facts.Fact;
import dev.kontor.analytics.Tables;
import dev.kontor.platform.id.Ids;
import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.Letters;
import dev.kontor.platformtest.Letters.Letter;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
class IngestIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DEALS = "select * from deal where pipeline_id = ?";
    private static final String ENTRIES =
            "select e.* from deal_stage_entry e join deal d on d.id = e.deal_id where d.pipeline_id = ?";

    @Inject
    Ingest ingest;

    @Test
    void aDealIsProjectedFromItsFacts() {
        // given
        UUID pipeline = Ids.next();
        ADeal deal = aDeal(pipeline).worth("120.50").with("ownerId", Ids.next());

        // when
        send(List.of(deal.opened(), deal.moved("offer", "2026-01-06T10:00:00Z"), deal.won("2026-02-01T09:00:00Z")));

        // then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Tables.rows(
                                "select version, stage, outcome, amount, currency, closed_at at time zone 'UTC' from deal where id = ?",
                                deal.id))
                        .containsExactly("(3,won,won,120.50,EUR,\"2026-02-01 09:00:00\")"));
        assertThat(Tables.rows("select version, stage from deal_stage_entry where deal_id = ?", deal.id))
                .containsExactly("(1,new)", "(2,offer)");
    }

    @Test
    void repetitionAndReorderingChangeNothing() {
        // given: the same story in order, and beside it shuffled with each fact up to three times
        UUID straight = Ids.next();
        UUID crooked = Ids.next();
        List<Fact> inOrder = new ArrayList<>();
        List<Fact> shuffled = new ArrayList<>();
        Random dice = new Random(7);
        for (int i = 0; i < 40; i++) {
            inOrder.addAll(story(aDeal(straight), i));
            List<Fact> facts = story(aDeal(crooked), i);
            facts.forEach(fact -> shuffled.addAll(Collections.nCopies(1 + dice.nextInt(3), fact)));
        }
        Collections.shuffle(shuffled, dice);

        // when
        send(inOrder);
        send(shuffled);

        // then: ids and times of recording apart, both are the same
        String deals =
                "select version, stage, outcome, closed_at, amount, opened_at, closed_version from deal where pipeline_id = ?";
        String entries =
                "select e.version, e.stage, e.at from deal_stage_entry e join deal d on d.id = e.deal_id where d.pipeline_id = ?";
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(Tables.rows(deals, straight)).hasSize(40).isEqualTo(Tables.rows(deals, crooked));
            assertThat(Tables.rows(entries, straight)).isEqualTo(Tables.rows(entries, crooked));
        });
    }

    @Test
    void aRepetitionMuchLaterChangesNothing() {
        // given
        UUID pipeline = Ids.next();
        ADeal deal = aDeal(pipeline).worth("10.00");
        List<Fact> story =
                List.of(deal.opened(), deal.moved("offer", "2026-01-06T10:00:00Z"), deal.lost("2026-02-01T09:00:00Z"));
        send(story);
        awaitOutcome(deal);
        List<String> before = state(pipeline);

        // when
        send(story);
        ADeal last = aDeal(Ids.next());
        send(List.of(last.opened(), last.won("2026-01-07T10:00:00Z")));
        awaitOutcome(last);

        // then
        assertThat(state(pipeline)).isEqualTo(before);
    }

    @Test
    void poisonIsSetAsideAndTheRestFlowsOn() {
        // given
        UUID pipeline = Ids.next();
        ADeal before = aDeal(pipeline);
        ADeal after = aDeal(pipeline);
        String notJson = "{no json " + Ids.next();

        // when: no event at all, an unreadable one, and one that only the database refuses
        try (Events events = new Events()) {
            before.opened().send(events);
            events.send(new ProducerRecord<>("kontor.deals.deal", "key", "no event"));
            events.send("kontor.deals.deal.opened.v1", Ids.next(), 1, notJson);
            events.send(
                    "kontor.deals.deal.opened.v1",
                    Ids.next(),
                    1,
                    "{\"stage\":\"" + pipeline + "\",\"openedAt\":\"no time\"}");
            after.opened().send(events);
            after.won("2026-02-01T09:00:00Z").send(events);
        }

        // then
        awaitOutcome(after);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Tables.rows(DEALS, pipeline)).hasSize(2));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(Letters.all())
                    .filteredOn(letter -> notJson.equals(letter.value()))
                    .singleElement()
                    .satisfies(letter -> {
                        assertThat(letter.reason()).contains("cannot be read");
                        assertThat(letter.source()).startsWith("kontor.deals.deal-");
                    });
            assertThat(Letters.all())
                    .filteredOn(
                            letter -> letter.value() != null && letter.value().contains("\"stage\":\"" + pipeline))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.reason()).contains("SQLSTATE 22007"));
        });
    }

    @Test
    void aFactRefusedIsReplayedAmongTheOthersWhenItsCauseIsMended() {
        // given
        UUID pipeline = Ids.next();
        ADeal refused = aDeal(pipeline).worth("120.50");
        Tables.run("alter table deal add constraint refused check (id <> '" + refused.id + "')");
        send(List.of(refused.opened()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Letters.about(refused.id)).hasSize(1));
        assertThat(Letters.about(refused.id).getFirst().consumer()).isEqualTo("analytics-ingest");
        assertThat(Tables.rows(DEALS, pipeline)).isEmpty();
        Tables.run("alter table deal drop constraint refused");

        // when
        Letter replayed = Letters.replay(Letters.about(refused.id).getFirst());

        // then
        assertThat(replayed.state()).isEqualTo("replayed");
        assertThat(Tables.rows("select stage, amount from deal where id = ?", refused.id))
                .containsExactly("(new,120.50)");
        assertThat(Tables.rows(ENTRIES, pipeline)).hasSize(1);
    }

    @Test
    void aFailureInMidBatchLeavesNeitherRowsNorOffsets() {
        // given: a batch whose second table cannot be written
        UUID pipeline = Ids.next();
        ADeal deal = aDeal(pipeline);
        Fact opened = deal.opened();
        Tables.run("alter table deal_stage_entry rename to deal_stage_entry_away");

        try {
            // when
            send(List.of(opened));

            // then: nothing of the batch is there while it is tried again and again
            await().during(Duration.ofSeconds(1)).atMost(PATIENCE).untilAsserted(() -> {
                assertThat(Tables.rows("select 1 from deal where id = ?", deal.id))
                        .isEmpty();
            });
        } finally {
            Tables.run("alter table deal_stage_entry_away rename to deal_stage_entry");
        }

        // and then all of it
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Tables.rows(ENTRIES, pipeline)).hasSize(1));
    }

    @Test
    void aProjectionDroppedAndRebuiltEqualsTheLiveOne() {
        // given
        UUID pipeline = Ids.next();
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            facts.addAll(story(aDeal(pipeline), i));
        }
        send(facts);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Tables.number(
                                "select count(*) from deal where pipeline_id = ? and version = 4", pipeline))
                        .isEqualTo(50));
        List<String> live = state(pipeline);

        // when: as a rebuild does it, under the running ingester
        Tables.run("truncate deal, deal_stage_entry, ingest_offset");
        ADeal next = aDeal(Ids.next());
        send(List.of(next.opened(), next.won("2026-01-07T10:00:00Z")));

        // then
        awaitOutcome(next);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(pipeline)).isEqualTo(live));
    }

    @Test
    void twoIngestersShareTheWorkAndDoubleNothing() throws InterruptedException {
        // given
        UUID pipeline = Ids.next();
        Ingester second = ingest.ingester();
        Thread thread = new Thread(second, "second-ingester");
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            facts.addAll(story(aDeal(pipeline), i));
        }

        // when: the second joins while facts flow, and leaves while they flow
        send(facts.subList(0, 300));
        thread.start();
        send(facts.subList(300, 700));
        second.stop();
        send(facts.subList(700, facts.size()));
        thread.join(PATIENCE.toMillis());

        // then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Tables.number(
                                "select count(*) from deal where pipeline_id = ? and version = 4", pipeline))
                        .isEqualTo(300));
        assertThat(Tables.rows(ENTRIES, pipeline)).hasSize(600);
        assertThat(thread.isAlive()).isFalse();
    }

    private static List<Fact> story(ADeal deal, int number) {
        deal.worth(number + ".00");
        Fact opened = deal.opened();
        Fact moved = deal.moved("offer", "2026-01-06T10:00:00Z");
        Fact closed = number % 2 == 0 ? deal.won("2026-02-01T09:00:00Z") : deal.lost("2026-02-02T09:00:00Z");
        Fact revised = new Fact(Ids.next(), "kontor.deals.deal.revised.v1", deal.id, 4, closed.json());
        return List.of(opened, moved, closed, revised);
    }

    private static void send(List<Fact> facts) {
        try (Events events = new Events()) {
            facts.forEach(fact -> fact.send(events));
        }
    }

    private static List<String> state(UUID pipeline) {
        List<String> all = new ArrayList<>(Tables.rows(DEALS, pipeline));
        all.addAll(Tables.rows(ENTRIES, pipeline));
        return all;
    }

    private static void awaitOutcome(ADeal deal) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                Tables.rows("select 1 from deal where id = ? and outcome is not null", deal.id))
                        .hasSize(1));
    }
}
