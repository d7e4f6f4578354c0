package dev.kontor.contacts.person;

import static dev.kontor.contacts.person.PeopleApi.as;
import static dev.kontor.platformtest.Exporting.awaitMember;
import static dev.kontor.platformtest.Exporting.awaitState;
import static dev.kontor.platformtest.Exporting.lines;
import static dev.kontor.platformtest.Exporting.queue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platformtest.Exporting;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxCarrier;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.Tail;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The result and the topics behind it are the base: nothing is missing between them, nothing is told twice. */
@QuarkusTest
@WithTestResource(KontorTestResource.class)
class PersonHandOverIT {
    private static final String FACTS = "kontor.contacts.person";
    private static final String OTHER_FACTS = "kontor.contacts.organisation";
    private static final int WRITERS = 3;
    private static final int EXPORTS = 3;
    private static final int BETWEEN = 10;
    private static final int MANY = 1_500;
    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void exportsDuringWritesLeaveNoGapAndNoOverlap() throws Exception {
        // given
        List<String> locations = new ArrayList<>();
        try (OutboxCarrier carrier = new OutboxCarrier()) {
            // when
            try (BusyPeople writers = new BusyPeople(WRITERS)) {
                for (int i = 0; i < EXPORTS; i++) {
                    writers.awaitMore(BETWEEN);
                    String location = queue("people", null);
                    awaitState(location, "done");
                    locations.add(location);
                }
                writers.awaitMore(BETWEEN);
            }
            // a last export is handed over when everything before it has been carried
            awaitState(queue("people", null), "done");
        }

        // then
        Map<String, Long> base = versions();
        for (String location : locations) {
            Map<String, Long> copy = new TreeMap<>();
            lines(location).forEach((id, line) -> copy.put(id, versionOf(line)));
            Map<String, Long> byFacts = new TreeMap<>(copy);
            JsonPath job = as("administrator").get(location).jsonPath();

            List<Tail.Message> facts = Tail.read(job, FACTS);
            for (Tail.Message fact : facts) {
                assertThat(fact.version())
                        .as("%s of %s after export %s", fact.type(), fact.key(), location)
                        .isEqualTo(byFacts.getOrDefault(fact.key(), 0L) + 1);
                byFacts.put(fact.key(), fact.version());
            }
            for (Tail.Message state : Tail.read(job, FACTS + ".state")) {
                assertThat(state.version())
                        .as("state of %s after export %s", state.key(), location)
                        .isGreaterThan(copy.getOrDefault(state.key(), 0L));
                if (state.value() == null) {
                    copy.remove(state.key());
                } else {
                    copy.put(state.key(), versionOf(state.value()));
                }
            }
            assertThat(facts).as("facts behind the export").hasSizeGreaterThan(BETWEEN);
            assertThat(copy).as("export and state topic behind it").isEqualTo(base);
        }
    }

    @Test
    void aSlowWriterIsWaitedForAndHoldsNobodyUp() throws SQLException {
        // given
        String slow = UUID.randomUUID().toString();
        try (OutboxCarrier carrier = new OutboxCarrier();
                Connection connection = OutboxDrain.connect();
                Statement writing = connection.createStatement()) {
            connection.setAutoCommit(false);
            writing.execute(
                    "insert into outbox (id, topic, subject, type, source, time, aggregateversion, correlationid,"
                            + " actor, transactionsequence, transactionsize, payload) values (gen_random_uuid(), '"
                            + OTHER_FACTS + "', '" + slow + "', '"
                            + OTHER_FACTS
                            + ".revised.v1', '/contacts', now()::text, '1', gen_random_uuid()::text, 'system:test',"
                            + " '1', '1', '{}')");

            // when
            String location = queue("organisations", null);
            awaitMember(location, "step", "cut");
            long begun = System.nanoTime();
            for (int i = 0; i < 3; i++) {
                PeopleApi.register(PeopleApi.aPerson("Quick", "Writer")).statusCode(201);
            }
            Duration taken = Duration.ofNanos(System.nanoTime() - begun);
            String step = as("administrator").get(location).path("step");
            connection.commit();
            JsonPath job = awaitState(location, "done");

            // then
            assertThat(step).isEqualTo("cut");
            assertThat(taken).isLessThan(SOON);
            assertThat(Tail.all(OTHER_FACTS)).extracting(Tail.Message::key).contains(slow);
            assertThat(Tail.read(job, OTHER_FACTS))
                    .extracting(Tail.Message::key)
                    .doesNotContain(slow);
        }
    }

    @Test
    void howeverMuchCameSinceTheCutTheFirstIsFound() throws SQLException {
        // given: everything so far is on Kafka, and the cut waits for its confirmation
        try (OutboxCarrier carrier = new OutboxCarrier()) {
            as("administrator")
                    .body("{\"name\":\"Org " + UUID.randomUUID() + "\"}")
                    .post("/api/v1/organisations")
                    .then()
                    .statusCode(201);
            awaitState(queue("organisations", null), "done");
        }
        String location = queue("organisations", null);
        awaitMember(location, "step", "events");
        Map<Integer, Long> ends = Tail.ends(OTHER_FACTS);

        // when
        Tail.write(OTHER_FACTS, MANY, aLaterTransaction());
        JsonPath job;
        try (OutboxCarrier carrier = new OutboxCarrier()) {
            job = awaitState(location, "done");
        }

        // then
        assertThat(Tail.offsets(job, OTHER_FACTS)).isEqualTo(ends);
        assertThat(Tail.read(job, OTHER_FACTS)).hasSize(MANY);
    }

    private static String aLaterTransaction() throws SQLException {
        try (Connection connection = OutboxDrain.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_current_xact_id()::text")) {
            row.next();
            return row.getString(1);
        }
    }

    private static long versionOf(String json) {
        return Exporting.read(json).path("version").asLong();
    }

    private static Map<String, Long> versions() throws SQLException {
        Map<String, Long> versions = new TreeMap<>();
        try (Connection connection = OutboxDrain.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id, version from person")) {
            while (rows.next()) {
                versions.put(rows.getString(1), rows.getLong(2));
            }
        }
        return versions;
    }
}
