package dev.kontor.contacts.person;

import static dev.kontor.contacts.person.PeopleApi.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.platform.id.Ids;
import dev.kontor.platformtest.AuditTrail;
import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.OutboxDrain.Published;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A thousand people go over and come back, whatever happens to the worker and to single records meanwhile. */
@QuarkusTest
@WithTestResource(KontorTestResource.class)
class HandOverPeopleIT {
    private static final String PEOPLE = "kontor.contacts.person";
    private static final String PARTS = "kontor.contacts.hand-over-part";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MANY = 1_100;
    private static final String WAITING =
            "datname = current_database() and wait_event_type = 'Lock' and query ilike '%from person%'";
    private static Events events;

    private final UUID from = Ids.next();
    private final UUID to = Ids.next();
    private final UUID handOver = Ids.next();

    @BeforeAll
    static void open() {
        events = new Events();
    }

    @AfterAll
    static void close() {
        events.close();
    }

    @Test
    void everyRecordGoesOverOnceAlthoughTheWorkerIsKilledInTheMiddle() throws SQLException {
        // given: somebody holds a record of a later block
        people(MANY);
        String held = text("select id::text from person where owner_id = ? order by id offset 500 limit 1", from);
        try (Connection somebody = OutboxDrain.connect();
                PreparedStatement take = somebody.prepareStatement(
                        "update person set owner_id = gen_random_uuid(), team = 'kuldiga' where id = ?::uuid")) {
            somebody.setAutoCommit(false);
            take.setString(1, held);
            take.executeUpdate();

            // when: the worker waits for it and is killed, and the record goes to somebody else
            UUID cause = start("\"person\"");
            await().atMost(PATIENCE).until(HandOverPeopleIT::waitsForALock);
            assertThat(owned(to)).as("whole blocks before the one that waits").isEqualTo(400);
            assertThat(killWhoWaits()).isEqualTo(1);
            somebody.commit();

            // then
            JsonNode done = completed(false);
            assertThat(done.path("total").asInt()).isEqualTo(MANY);
            assertThat(done.path("moved").asInt()).isEqualTo(MANY - 1);
            assertThat(done.path("skipped").asInt()).isEqualTo(1);
            assertThat(owned(from)).isZero();
            assertThat(owned(to)).isEqualTo(MANY - 1);
            List<Published> facts = reassigned(to);
            assertThat(facts).hasSize(MANY - 1).extracting(Published::subject).doesNotHaveDuplicates();
            assertThat(facts).extracting(Published::version).containsOnly(2L);
            assertThat(facts).extracting(Published::causationId).containsOnly(cause.toString());
            assertThat(facts).extracting(Published::actor).containsOnly("system:test");
            assertThat(facts.getFirst().payload().path("fromOwnerId").asText()).isEqualTo(from.toString());
            List<Long> versions = versions();
            assertThat(versions)
                    .isEqualTo(
                            LongStream.rangeClosed(1, versions.size()).boxed().toList());
        }
    }

    @Test
    void whatIsStillTheReceiversComesBackToTheTeamItWasIn() throws SQLException {
        // given
        people(250);
        start("\"person\",\"organisation\"");
        completed(false);
        assertThat(text("select distinct team from person where owner_id = ?", to))
                .isEqualTo("riga");
        run("update person set owner_id = gen_random_uuid() where id in" + " (select id from person where owner_id = '"
                + to + "' order by id limit 2)");

        // when: asked for twice
        UUID undo = Ids.next();
        for (int i = 0; i < 2; i++) {
            events.resend(
                    undo,
                    "kontor.activity.hand-over.undo-started.v1",
                    handOver,
                    3,
                    "{\"fromId\":\"" + from + "\",\"toId\":\"" + to + "\",\"kinds\":[\"person\",\"organisation\"]}");
        }

        // then
        JsonNode done = completed(true);
        assertThat(done.path("total").asInt()).isEqualTo(250);
        assertThat(done.path("moved").asInt()).isEqualTo(248);
        assertThat(done.path("skipped").asInt()).isEqualTo(2);
        assertThat(owned(to)).isZero();
        assertThat(owned(from)).isEqualTo(248);
        assertThat(text("select distinct team from person where owner_id = ?", from))
                .isEqualTo("liepaja");
        assertThat(reassigned(from)).hasSize(248).extracting(Published::version).containsOnly(3L);
        assertThat(text(
                        "select count(*)::text from hand_over_record join hand_over_part p on p.id = part_id"
                                + " where p.hand_over_id = ?",
                        handOver))
                .isEqualTo("0");
    }

    @Test
    void onlyKindsThatAreAskedForGo() throws SQLException {
        // given
        people(3);

        // when
        start("\"organisation\",\"deal\"");

        // then
        assertThat(completed("organisation", false).path("total").asInt()).isZero();
        assertThat(owned(from)).isEqualTo(3);
    }

    @Test
    void theTrailTellsInWhoseName() throws SQLException {
        // given
        people(1);
        String id = text("select id::text from person where owner_id = ?", from);

        // when
        start("\"person\"");
        completed(false);

        // then
        assertThat(AuditTrail.entries("recordId eq \"" + id + "\"", 2))
                .last()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("action", "update")
                        .containsEntry("actor", "system:test")
                        .hasEntrySatisfying(
                                "new", values -> assertThat(values.toString()).contains(to.toString())));
    }

    @Test
    void theRecordsAreCountedBeforehandForWhoMayHandOver() throws SQLException {
        // given
        people(7);

        // when, then
        as("head")
                .get("/api/v1/owned-counts/" + from)
                .then()
                .statusCode(200)
                .body("find { it.kind == 'person' }.records", equalTo(7))
                .body("find { it.kind == 'organisation' }.records", equalTo(0));
        as("sales").get("/api/v1/owned-counts/" + from).then().statusCode(403);
    }

    private UUID start(String kinds) {
        return events.send(
                "kontor.activity.hand-over.started.v1",
                handOver,
                1,
                "{\"fromId\":\"" + from + "\",\"toId\":\"" + to + "\",\"team\":\"riga\",\"kinds\":[" + kinds
                        + "],\"undoUntil\":\"" + Instant.now().plus(Duration.ofDays(30)) + "\"}");
    }

    private void people(int many) throws SQLException {
        run(
                "insert into person (id, version, given_name, reach, numbers, addresses, external_keys, search_text, life_cycle,"
                        + " owner_id, team, created_at, updated_at) select uuidv7(), 1, 'P' || n,"
                        + " '{\"phones\":[],\"emails\":[],\"externalIds\":[]}', '{}', '{}', '{}', 'p' || n, 'potential', '"
                        + from + "', 'liepaja', now(), now() from generate_series(1, " + many + ") as n");
    }

    private JsonNode completed(boolean undo) {
        return completed("person", undo);
    }

    /** What the service tells when it is done with a kind. */
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

    private static List<Published> reassigned(UUID owner) {
        return OutboxDrain.onTopic(PEOPLE).stream()
                .filter(fact -> fact.name().equals("reassigned"))
                .filter(fact ->
                        owner.toString().equals(fact.payload().path("toOwnerId").asText()))
                .toList();
    }

    /** The versions of what the service told of its part: none missing, none twice. */
    private List<Long> versions() {
        return OutboxDrain.onTopic(PARTS).stream()
                .filter(told -> handOver.toString()
                        .equals(told.payload().path("handOverId").asText()))
                .map(Published::version)
                .toList();
    }

    private static boolean waitsForALock() throws SQLException {
        return !text("select count(*)::text from pg_stat_activity where " + WAITING)
                .equals("0");
    }

    private static int killWhoWaits() throws SQLException {
        return Integer.parseInt(
                text("select count(pg_terminate_backend(pid))::text from pg_stat_activity where " + WAITING));
    }

    private static int owned(UUID owner) throws SQLException {
        return Integer.parseInt(text("select count(*)::text from person where owner_id = ?", owner));
    }

    private static String text(String query, UUID... values) throws SQLException {
        try (Connection connection = OutboxDrain.connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = OutboxDrain.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
