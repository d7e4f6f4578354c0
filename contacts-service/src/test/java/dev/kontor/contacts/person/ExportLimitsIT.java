package dev.kontor.contacts.person;

import static dev.kontor.contacts.person.PeopleApi.aPerson;
import static dev.kontor.contacts.person.PeopleApi.as;
import static dev.kontor.contacts.person.PeopleApi.register;
import static dev.kontor.platformtest.Exporting.awaitState;
import static dev.kontor.platformtest.Exporting.queue;
import static dev.kontor.platformtest.Exporting.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.kontor.platformtest.Exporting;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxCarrier;
import dev.kontor.platformtest.OutboxDrain;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an export may cost, and how long it stays. */
@QuarkusTest
@WithTestResource(KontorTestResource.class)
class ExportLimitsIT {
    /** Who asked, as an export job remembers it. */
    private static final String ADMINISTRATOR = """
            {"id":"00000000-0000-7000-8000-000000000001","roles":["administrator"],"teams":[],"scopes":[]}""";

    private static final String MAX_BYTES = "kontor.exports.max-bytes";
    private static final String ACTOR = "user:limits";
    private static final int MOST_OPEN = 20;
    private static final Duration SOON = Duration.ofSeconds(20);
    /** Longer than a cut that is refused twice, and its pauses. */
    private static final long LOCKED_NANOS = Duration.ofSeconds(5).toNanos();
    /** A cut keeps writers waiting for half a second, every fourth try for one and a half. */
    private static final Duration LONGEST_WRITE = Duration.ofMillis(3_500);

    @AfterEach
    void clear() throws SQLException {
        System.clearProperty(MAX_BYTES);
        execute("delete from export_job where actor = '" + ACTOR + "'");
    }

    @Test
    void aResultOverTheLimitFailsWithTheReasonAndKeepsNothing() throws SQLException {
        // given
        register(aPerson("Over", "Limit")).statusCode(201);
        System.setProperty(MAX_BYTES, "10");

        // when
        String location = queue("people", null);

        // then
        assertThat(awaitState(location, "failed").getString("failure"))
                .isEqualTo("The result is over the limit of 10 compressed bytes: filter");
        String job = location.substring(location.lastIndexOf('/') + 1);
        await().atMost(SOON).until(() -> count("export_block where job_id = '" + job + "'") == 0);
        as("administrator").get(location + "/result").then().statusCode(409);
    }

    @Test
    void theTwentyFirstThatWaitsIsRefusedUntilOneHasEnded() throws SQLException {
        // given
        for (int i = 0; i < MOST_OPEN; i++) {
            insert("running", "null");
        }

        // when, then
        request("integrator", "people", "{}")
                .then()
                .statusCode(429)
                .header("Retry-After", "60")
                .body("code", equalTo("rate-limited"))
                .body("detail", equalTo("20 exports wait already: try again later"));
        execute("update export_job set state = 'cancelled', finished_at = now() where id = (select id from export_job"
                + " where actor = '" + ACTOR + "' limit 1)");
        String location = request("integrator", "people", "{}")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        as("administrator").post(location + "/cancel").then().statusCode(200);
    }

    @Test
    void aResultStaysForSevenDays() throws SQLException {
        // given
        UUID past = insert("done", "now() - interval '6 days'");
        UUID kept = insert("done", "now() - interval '6 days 23 hours 59 minutes'");
        execute("insert into export_block values ('" + past + "', 1, 1, 'x'), ('" + kept + "', 1, 1, 'x')");

        // when
        execute("update export_job set finished_at = now() - interval '7 days 1 minute' where id = '" + past + "'");
        await().atMost(SOON).until(() -> count("export_job where id = '" + past + "'") == 0);

        // then
        assertThat(count("export_block where job_id = '" + past + "'")).isZero();
        assertThat(count("export_block where job_id = '" + kept + "'")).isOne();
        as("administrator").get(Exporting.path("people") + "/" + past).then().statusCode(404);
        as("administrator").get(Exporting.path("people") + "/" + kept).then().statusCode(200);
    }

    /** The lock of a writer that does not end, and the lock of a vacuum. */
    @ParameterizedTest
    @ValueSource(strings = {"row exclusive", "share update exclusive"})
    void aCutThatIsHeldUpLetsWritersThroughAndComesAfterIt(String mode) throws SQLException {
        // given
        String location;
        Duration longest = Duration.ZERO;

        // when
        try (OutboxCarrier carrier = new OutboxCarrier()) {
            try (Connection holding = OutboxDrain.connect();
                    Statement statement = holding.createStatement()) {
                holding.setAutoCommit(false);
                statement.execute("lock table outbox in " + mode + " mode");
                location = queue("people", "familyName eq \"" + UUID.randomUUID() + "\"");
                Exporting.awaitMember(location, "step", "cut");
                long end = System.nanoTime() + LOCKED_NANOS;
                while (System.nanoTime() < end) {
                    Duration write = writing();
                    longest = write.compareTo(longest) > 0 ? write : longest;
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                }
                assertThat(as("administrator").get(location).jsonPath().getString("step"))
                        .isEqualTo("cut");
                holding.rollback();
            }

            // then
            awaitState(location, "done");
        }
        assertThat(longest).isLessThan(LONGEST_WRITE);
    }

    private static Duration writing() {
        long begin = System.nanoTime();
        register(aPerson("Held", "Up")).statusCode(201);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static UUID insert(String state, String finishedAt) throws SQLException {
        UUID job = UUID.randomUUID();
        execute(
                "insert into export_job (id, collection, state, actor, subject, attempt, leased_until, queued_at, finished_at)"
                        + " values ('" + job + "', 'people', '" + state + "', '" + ACTOR
                        + "', '" + ADMINISTRATOR + "', 1, now() + interval '1 hour', now(), " + finishedAt + ")");
        return job;
    }

    private static long count(String rows) throws SQLException {
        try (Connection connection = OutboxDrain.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + rows)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = OutboxDrain.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
