package dev.kontor.activity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.Letters;
import dev.kontor.platformtest.Letters.Letter;
import dev.kontor.platformtest.OutboxDrain;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two consumers of this service read calls: one that makes tasks, each event once, and the timeline, by batches. */
@QuarkusTest
@WithTestResource(ActivityTestResource.class)
class DeadLettersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CALLS = "kontor.telephony.call";
    private static final String MISSED = "kontor.telephony.call.missed.v1";
    private static final String TASKS = "activity-missed-calls";
    private static final String TIMELINE = "activity-timeline";
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
    void eachPoisonIsOneLetterOfEachConsumerThatRefusesItAndTheRestTakesEffect() {
        // given
        UUID before = UUID.randomUUID();
        UUID noEvent = UUID.randomUUID();
        UUID notJson = UUID.randomUUID();
        UUID unstorable = UUID.randomUUID();
        UUID after = UUID.randomUUID();
        UUID person = UUID.randomUUID();

        // when
        events.send(MISSED, before, 2, missed(person, "riga"));
        events.send(new ProducerRecord<>(CALLS, noEvent.toString(), "no event"));
        events.send(MISSED, notJson, 2, "{not json");
        events.send(MISSED, unstorable, 2, missed(person, "\\u0000"));
        events.send(MISSED, after, 2, missed(person, "riga"));

        // then
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(count("select count(*) from task where cause_id in (?, ?)", before, after))
                    .isEqualTo(2);
            assertThat(count("select count(*) from timeline_entry where subject_id in (?, ?)", before, after))
                    .isEqualTo(2);
            assertLetters(noEvent, "not a CloudEvent of Kontor: header ce_id is missing");
            assertLetters(notJson, "cannot be read");
            assertThat(lettersOf(TASKS, unstorable))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.reason()).endsWith("at /queue"));
            assertThat(lettersOf(TIMELINE, unstorable))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.reason()).contains("SQLSTATE 22P05"));
        });
        assertThat(Letters.about(notJson)).allSatisfy(letter -> {
            assertThat(letter.source()).startsWith(CALLS + "-");
            assertThat(letter.value()).isEqualTo("{not json");
        });
    }

    @Test
    void metricAndHealthTellHowManyWait() {
        // given
        UUID call = UUID.randomUUID();
        String counted = "kontor_dead_letters_total{consumer=\"" + TIMELINE + "\",topic=\"" + CALLS + "\"}";

        // when
        events.send(MISSED, call, 2, "{not json");
        await().atMost(PATIENCE).until(() -> Letters.about(call).size() == 2);

        // then
        assertThat(metric(counted)).isPositive();
        await().atMost(PATIENCE).untilAsserted(() -> {
            int waiting = waiting();
            assertThat(waiting).isGreaterThanOrEqualTo(2);
            assertThat(metric("kontor_dead_letters_waiting")).isEqualTo(waiting);
            given().get("/q/health/well")
                    .then()
                    .statusCode(503)
                    .body("checks.data.waiting", hasItem(waiting))
                    .body("checks.data.see", hasItem("./kontor dlq list activity"));
        });
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));

        // and when nobody has anything to do about them
        Letters.dismissAll();

        // then
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/health/well").then().statusCode(200));
        assertThat(metric("kontor_dead_letters_waiting")).isZero();
        assertThat(Letters.about(call)).extracting(Letter::state).containsOnly("dismissed");
    }

    @Test
    void oneMendedTakesEffectOnceWhereItWasRefusedAndOneStillPoisonComesBack() throws SQLException {
        // given: a fact that only one of the two refuses, and behind it one that both do
        UUID call = UUID.randomUUID();
        UUID event = UUID.randomUUID();
        String fact = missed(UUID.randomUUID(), "riga");
        run("alter table task add constraint refused check (cause_id <> '" + call + "')");
        events.resend(event, MISSED, call, 2, fact);
        await().atMost(PATIENCE)
                .until(() -> entriesOf(call) == 1 && lettersOf(TASKS, call).size() == 1);
        events.send(new ProducerRecord<>(CALLS, call.toString(), "no event"));
        await().atMost(PATIENCE).until(() -> lettersOf(TIMELINE, call).size() == 1);
        Letter mended = lettersOf(TASKS, call).getFirst();
        Letter stillPoison = lettersOf(TIMELINE, call).getFirst();

        // when: the cause of the first is mended, and the timeline would be seen to take it in again
        run("alter table task drop constraint refused");
        run("delete from timeline_entry where subject_id = '" + call + "'");
        Letter replayed = Letters.replay(mended);
        Letter returned = Letters.replay(stillPoison);

        // then
        assertThat(replayed.state()).isEqualTo("replayed");
        assertThat(tasksOf(call)).isEqualTo(1);
        assertThatThrownBy(() -> Letters.replay(mended)).hasMessageContaining("does not wait any more: replayed");
        Letter again = lettersOf(TIMELINE, call).getLast();
        assertThat(returned.state()).isEqualTo("came back as " + again.position());
        assertThat(again.replayOf()).isEqualTo(stillPoison.position());
        assertThat(again.source()).isEqualTo(stillPoison.source());
        assertThat(again.state()).isEqualTo("waiting");
        // The timeline has come to the second command, so it has passed the first, which is before it in the partition.
        assertThat(entriesOf(call)).isZero();

        // and when the producer repeats the event
        UUID next = UUID.randomUUID();
        events.resend(event, MISSED, call, 2, fact);
        events.send(MISSED, next, 2, fact);

        // then
        await().atMost(PATIENCE).until(() -> tasksOf(next) == 1 && entriesOf(call) == 1);
        assertThat(tasksOf(call)).isEqualTo(1);
    }

    private static List<Letter> lettersOf(String consumer, UUID subject) {
        return Letters.about(subject).stream()
                .filter(letter -> letter.consumer().equals(consumer))
                .toList();
    }

    private static int entriesOf(UUID call) {
        return count("select count(*) from timeline_entry where subject_id = ?", call);
    }

    private static void assertLetters(UUID subject, String reason) {
        List<Letter> letters = Letters.about(subject);
        assertThat(letters).extracting(Letter::consumer).containsExactlyInAnyOrder(TASKS, TIMELINE);
        assertThat(letters).allSatisfy(letter -> assertThat(letter.reason()).contains(reason));
    }

    private static String missed(UUID person, String queue) {
        return "{\"personId\":\"" + person + "\",\"queue\":\"" + queue + "\",\"at\":\"2026-11-20T15:30:00Z\"}";
    }

    private static int waiting() {
        return (int) Letters.all().stream()
                .filter(letter -> letter.state().equals("waiting"))
                .count();
    }

    private static double metric(String name) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metric " + name));
    }

    private static int tasksOf(UUID call) {
        return count("select count(*) from task where cause_id = ?", call);
    }

    private static int count(String sql, Object... parameters) {
        try (var connection = OutboxDrain.connect();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(String sql) throws SQLException {
        try (var connection = OutboxDrain.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
