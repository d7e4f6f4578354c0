package dev.kontor.activity.timeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.activity.ActivityTestResource;
import dev.kontor.platform.id.Ids;
import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.Letters;
import dev.kontor.platformtest.Rebuilding;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ActivityTestResource.class)
class RebuildIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> TABLES = List.of("timeline_entry", "timeline_party");
    private static final Rebuilding TIMELINE = new Rebuilding("activity", "timeline");
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
    void feedsAreReadAndWrittenWhileOneIsPutInThePlaceOfTheOther() throws InterruptedException {
        // given: readers on pooled connections that have prepared their statements, and a writer
        TIMELINE.repair();
        UUID person = Ids.next();
        register(person);
        AtomicBoolean enough = new AtomicBoolean();
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger reads = new AtomicInteger();
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        List<Thread> clients = List.of(
                new Thread(() -> until(enough, () -> {
                    missed(person);
                    calls.incrementAndGet();
                })),
                new Thread(() -> until(enough, () -> read(person, reads, failures))),
                new Thread(() -> until(enough, () -> read(person, reads, failures))));
        clients.forEach(Thread::start);
        await().atMost(PATIENCE).until(() -> reads.get() > 10 && calls.get() > 10);

        // when
        int before = reads.get();
        List<List<String>> shape = TABLES.stream().map(Rebuilding::shape).toList();
        TIMELINE.runTo("switched");
        TIMELINE.runTo("switched");
        int after = reads.get();
        await().atMost(PATIENCE).until(() -> reads.get() > after + 10);
        enough.set(true);
        for (Thread client : clients) {
            client.join();
        }

        // then
        assertThat(failures).isEmpty();
        assertThat(after).isGreaterThan(before);
        await().atMost(PATIENCE).until(() -> entriesOf(person) == calls.get() + 1);
        assertThat(TABLES.stream().map(Rebuilding::shape).toList()).isEqualTo(shape);
        List<List<String>> live = TABLES.stream().map(Rebuilding::rows).toList();
        TIMELINE.runTo("switched");
        assertThat(TABLES.stream().map(Rebuilding::rows).toList()).isEqualTo(live);
    }

    @Test
    void aFeedThatLostARowGetsItBackAndPoisonIsOnlyCounted() {
        // given
        TIMELINE.repair();
        UUID person = Ids.next();
        UUID poisoned = Ids.next();
        register(person);
        events.send("kontor.telephony.call.missed.v1", poisoned, 2, "{not json");
        await().atMost(PATIENCE)
                .until(() -> entriesOf(person) == 1 && Letters.about(poisoned).size() == 2);
        Rebuilding.run("delete from timeline_entry where party_id = '" + person + "'");

        // when
        Map<String, Object> state = TIMELINE.runTo("differs");
        TIMELINE.acceptDifferences("administrator").then().statusCode(202);
        TIMELINE.awaitPhase("switched");

        // then
        assertThat(entriesOf(person)).isEqualTo(1);
        assertThat((Integer) state.get("poison")).isPositive();
        assertThat(Letters.about(poisoned)).hasSize(2);
    }

    private static void until(AtomicBoolean enough, Runnable work) {
        while (!enough.get()) {
            work.run();
        }
    }

    private static void read(UUID person, AtomicInteger reads, Queue<String> failures) {
        var answer = given().auth()
                .oauth2(Tokens.administrator())
                .queryParam("limit", 5)
                .get("/api/v1/timelines/" + person);
        if (answer.statusCode() != 200 || answer.jsonPath().getList("items").isEmpty()) {
            failures.add(answer.statusCode() + " " + answer.asString());
        }
        reads.incrementAndGet();
    }

    private static void register(UUID person) {
        events.send(
                "kontor.contacts.person.registered.v1",
                person,
                1,
                "{\"ownerId\":\"" + Ids.next() + "\",\"team\":\"riga\",\"registeredAt\":\"2025-01-01T00:00:00Z\"}");
        await().atMost(PATIENCE).until(() -> entriesOf(person) == 1);
    }

    private static void missed(UUID person) {
        events.send(
                "kontor.telephony.call.missed.v1",
                Ids.next(),
                2,
                "{\"personId\":\"" + person + "\",\"at\":\"2025-02-01T00:00:00Z\"}");
    }

    private static int entriesOf(UUID person) {
        return Rebuilding.texts("select event_id::text from timeline_entry where party_id = '" + person + "'")
                .size();
    }
}
