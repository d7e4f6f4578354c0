package dev.kontor.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.kontor.analytics.Facts;
import dev.kontor.analytics.Facts.ADeal;
import dev.kontor.analytics.Tables;
import dev.kontor.platform.id.Ids;
import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.Letters;
import dev.kontor.platformtest.Rebuilding;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
class RebuildIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int DEALS = 60;
    private static final UUID PIPELINE = Ids.next();
    private static final Rebuilding REPORTS = new Rebuilding("analytics", "reports");
    private static final String LOCK_OF_REPORTS =
            " from pg_locks where locktype = 'advisory' and classid = 7620002 and database ="
                    + " (select oid from pg_database where datname = current_database())";
    private static Events events;

    @Inject
    private RebuildReports reports;

    @BeforeAll
    static void open() {
        events = new Events();
    }

    @AfterAll
    static void close() {
        events.close();
    }

    @BeforeEach
    void tablesHoldWhatTopicsTell() {
        sendDeals(5);
        REPORTS.repair();
    }

    @Test
    void itNamesEveryTableThatTheIngestWrites() {
        assertThat(Rebuilding.texts("select table_name from information_schema.tables where table_schema = 'public' and"
                        + " table_name !~ '^(sla_|import_|export_|flyway_|audit_|hand_over_)' and table_name not in ('ingest_offset', 'outbox',"
                        + " 'heartbeat', 'inbox', 'idempotency_claim', 'rebuild_run', 'record_share')"))
                .containsExactlyInAnyOrderElementsOf(reports.tables());
    }

    @Test
    void aRebuildWhileFactsArriveEndsAsTheIngestDoes() throws InterruptedException {
        // given
        sendDeals(DEALS);
        List<List<String>> shape =
                reports.tables().stream().map(Rebuilding::shape).toList();
        AtomicInteger sent = new AtomicInteger();
        AtomicBoolean enough = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            while (!enough.get()) {
                sendDeals(1);
                sent.incrementAndGet();
            }
        });
        long before = deals();
        writer.start();
        await().atMost(PATIENCE).until(() -> sent.get() > 0);

        // when
        Map<String, Object> first = REPORTS.runTo("switched");
        REPORTS.runTo("switched");
        enough.set(true);
        writer.join();

        // then: nothing was lost on the way, and what the ingest went on writing is what the topics tell
        await().atMost(PATIENCE).until(() -> deals() == before + sent.get());
        List<List<String>> live =
                reports.tables().stream().map(Rebuilding::rows).toList();
        Map<String, Object> atRest = REPORTS.runTo("switched");
        assertThat(reports.tables().stream().map(Rebuilding::rows).toList()).isEqualTo(live);
        assertThat(reports.tables().stream().map(Rebuilding::shape).toList()).isEqualTo(shape);
        assertThat(first.get("read")).isEqualTo(first.get("total"));
        assertThat((Integer) first.get("read")).isGreaterThan(DEALS * 2);
        assertThat(checks(atRest)).hasSize(10).allSatisfy(check -> {
            assertThat(check.get("onlyLive")).isEqualTo(0);
            assertThat(check.get("onlyNew")).isEqualTo(0);
        });
        assertThat(Rebuilding.texts("select table_name from information_schema.tables where table_schema = 'rebuild'"))
                .isEmpty();
    }

    @Test
    void whatWasTamperedWithIsFoundAndRepairedWhenSomebodySaysSo() {
        // given
        List<String> before = Rebuilding.rows("deal");
        String one = Rebuilding.texts("select id::text from deal order by id desc limit 1")
                .getFirst();
        Tables.run("update deal set amount = 999999 where id = '" + one + "'");
        Tables.run("delete from deal where id = (select min(id::text)::uuid from deal where id <> '" + one + "')");

        // when
        Map<String, Object> state = REPORTS.runTo("differs");

        // then
        Map<String, Object> deals = checks(state).stream()
                .filter(check -> check.get("table").equals("deal"))
                .findFirst()
                .orElseThrow();
        assertThat(deals).containsEntry("onlyLive", 1).containsEntry("onlyNew", 2);
        assertThat(state.get("decideBy")).isNotNull();
        assertThat(Rebuilding.rows("deal")).isNotEqualTo(before);

        // and while nobody decides the new tables follow
        sendDeals(3);
        REPORTS.start("administrator").then().statusCode(409).body("code", equalTo("rebuild-state"));
        REPORTS.acceptDifferences("sales").then().statusCode(403);
        REPORTS.acceptDifferences("administrator").then().statusCode(202);
        REPORTS.awaitPhase("switched");
        assertThat(Rebuilding.rows("deal")).containsAll(before);
        REPORTS.runTo("switched");
    }

    @Test
    void oneThatIsAbandonedOrWhoseProcessDiesLeavesTheLiveTablesAndTheNextOneRuns() {
        // given
        Tables.run("update deal set amount = 999999 where id = (select max(id::text)::uuid from deal)");
        List<String> before = Rebuilding.rows("deal");
        REPORTS.runTo("differs");

        // when
        REPORTS.abandon("administrator").then().statusCode(202);

        // then
        REPORTS.awaitPhase("abandoned");
        assertThat(Rebuilding.rows("deal")).isEqualTo(before);
        REPORTS.abandon("administrator").then().statusCode(409);
        REPORTS.acceptDifferences("administrator").then().statusCode(409);

        // and when the connection that holds its lock is cut, as the process's end would
        REPORTS.runTo("differs");
        assertThat(Rebuilding.texts("select pg_terminate_backend(pid)" + LOCK_OF_REPORTS))
                .hasSize(1);

        // then
        REPORTS.awaitPhase("interrupted");
        assertThat(Rebuilding.rows("deal")).isEqualTo(before);
        assertThat(Rebuilding.texts("select to_regclass('rebuild.deal')::text")).containsExactly("rebuild.deal");
        await().atMost(PATIENCE).until(() -> REPORTS.start("administrator").statusCode() == 202);
        REPORTS.awaitPhase("differs");
        REPORTS.acceptDifferences("administrator").then().statusCode(202);
        REPORTS.awaitPhase("switched");
        assertThat(Rebuilding.rows("deal")).isNotEqualTo(before);
    }

    @Test
    void anotherReplicaThatRebuildsItIsRespected() throws Exception {
        try (var other = dev.kontor.platformtest.OutboxDrain.connect();
                var lock = other.createStatement()) {
            // given
            lock.execute("select pg_advisory_lock(7620002, hashtext('reports'))");
            // when and then
            REPORTS.start("administrator").then().statusCode(409).body("code", equalTo("rebuild-state"));
        }
        await().atMost(PATIENCE).until(() -> REPORTS.start("administrator").statusCode() == 202);
        REPORTS.awaitPhase("switched");
    }

    @Test
    void poisonIsCountedAndGetsNoSecondLetter() {
        // given
        UUID deal = Ids.next();
        UUID unreadable = Ids.next();
        UUID refused = Ids.next();
        int before = (Integer) REPORTS.runTo("switched").get("poison");
        events.send(new ProducerRecord<>("kontor.deals.deal", deal.toString(), "no event"));
        events.send(
                "kontor.deals.deal.opened.v1",
                unreadable,
                1,
                "{\"stage\":\"\\u0000\",\"openedAt\":\"2026-01-05T10:00:00Z\"}");
        events.send(
                "kontor.deals.deal.opened.v1",
                refused,
                1,
                "{\"stage\":\"new\",\"ownerId\":\"nobody\",\"openedAt\":\"2026-01-05T10:00:00Z\"}");
        await().atMost(PATIENCE)
                .until(() -> Letters.about(deal).size() == 1
                        && Letters.about(unreadable).size() == 1
                        && Letters.about(refused).size() == 1);

        // when
        Map<String, Object> state = REPORTS.runTo("switched");

        // then
        assertThat(state.get("poison")).isEqualTo(before + 3);
        assertThat(Letters.about(deal)).hasSize(1);
        assertThat(Letters.about(unreadable)).hasSize(1);
        assertThat(Letters.about(refused)).hasSize(1);
    }

    @Test
    void onlyAnAdministratorRebuilds() {
        for (String role : List.of("head", "integrator", "auditor", "sales")) {
            REPORTS.start(role).then().statusCode(403);
            REPORTS.abandon(role).then().statusCode(403);
            REPORTS.list(role).then().statusCode(403);
        }
        new Rebuilding("analytics", "nothing").start("administrator").then().statusCode(404);
        new Rebuilding("deals", "reports").start("administrator").then().statusCode(404);
    }

    private static void sendDeals(int count) {
        List<ADeal> deals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            deals.add(Facts.aDeal(PIPELINE).worth(i + ".50"));
        }
        deals.forEach(deal -> deal.opened().send(events));
        deals.forEach(deal -> deal.moved("offer", "2026-01-06T10:00:00Z").send(events));
        deals.forEach(deal -> deal.won("2026-01-07T10:00:00Z").send(events));
    }

    private static long deals() {
        return Tables.number("select count(*) from deal where outcome = 'won'");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> checks(Map<String, Object> state) {
        return (List<Map<String, Object>>) state.get("checks");
    }
}
