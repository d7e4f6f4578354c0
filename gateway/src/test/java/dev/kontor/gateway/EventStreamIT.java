package dev.kontor.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class EventStreamIT {
    private static final String WON = "kontor.deals.deal.won.v1";
    private static final String LOST = "kontor.deals.deal.lost.v1";
    private static final String REGISTERED = "kontor.contacts.person.registered.v1";

    private final TestLog log = Surroundings.log();
    private final String token = Surroundings.realm().token("integrator");

    @BeforeEach
    void theLogIsRead() {
        EventClient.awaitLog(token);
    }

    @Test
    void aStreamThatBreaksAndComesBackHasEveryFactOnce() throws Exception {
        // given
        UUID[] deals = {UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()};
        List<String> written = new CopyOnWriteArrayList<>();
        List<String> received = new ArrayList<>();
        List<JsonObject> events = new ArrayList<>();
        AtomicBoolean enough = new AtomicBoolean();
        String cursor = EventClient.poll(token, "").getString("next");
        try (var writer = Executors.newSingleThreadExecutor();
                AutoCloseable stop = () -> enough.set(true)) {
            writer.execute(() -> {
                while (!enough.get()) {
                    written.addAll(log.write(WON, Clock.systemUTC().instant(), "{\"a\":\n \"ä\"}", deals));
                    log.writeAndAbort(LOST, deals[0]);
                }
            });
            // when: far more than the ring holds goes by, and the client breaks off in the middle of it
            for (int time = 0; time < 4; time++) {
                try (EventClient client = EventClient.open(token, "", "Last-Event-ID: " + cursor + "\n")) {
                    await().pollInterval(Duration.ofMillis(20))
                            .until(() -> client.events().size() >= 150);
                    client.close();
                    await().until(client::isEnded);
                    received.addAll(client.ids());
                    events.addAll(client.events());
                    cursor = client.lastId();
                }
                int before = written.size();
                await().pollInterval(Duration.ofMillis(20)).until(() -> written.size() > before + 200);
            }
        }
        String last = cursor;
        try (EventClient client = EventClient.open(token, "?after=garbage", "Last-Event-ID: " + last + "\n")) {
            await().until(() -> received.size() + client.events().size() >= written.size());
            received.addAll(client.ids());
            events.addAll(client.events());
        }

        // then
        assertThat(received).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(written);
        assertThat(written).hasSizeGreaterThan(800);
        for (UUID deal : deals) {
            assertThat(EventClient.ids(events.stream()
                            .filter(event -> deal.toString().equals(event.getString("subject")))
                            .toList()))
                    .as("in order for each record")
                    .isSorted();
        }
    }

    @Test
    void aFactIsTheCloudEventThatKafkaHas() {
        // given
        String start = EventClient.poll(token, "").getString("next");
        UUID deal = UUID.randomUUID();

        // when
        String id = log.write(WON, deal);
        JsonObject page = EventClient.poll(token, "?wait=10&after=" + start);

        // then
        JsonArray items = page.getJsonArray("items");
        assertThat(items).hasSize(1);
        JsonObject event = items.getJsonObject(0);
        assertThat(event.remove("time")).isInstanceOf(String.class);
        assertThat(event)
                .isEqualTo(new JsonObject()
                        .put("specversion", "1.0")
                        .put("id", id)
                        .put("source", "/deals")
                        .put("type", WON)
                        .put("subject", deal.toString())
                        .put("datacontenttype", "application/json")
                        .put("aggregateversion", 7)
                        .put("transactionid", "42")
                        .put("data", new JsonObject().put("at", 1)));
    }

    @Test
    void aPollGoesOnFromPageToPageAndWaitsAtTheEnd() {
        // given: more than the ring holds
        String cursor = EventClient.poll(token, "").getString("next");
        UUID deal = UUID.randomUUID();
        List<String> written = new ArrayList<>();
        UUID[] tenTimes = new UUID[10];
        Arrays.fill(tenTimes, deal);
        for (int i = 0; i < 13; i++) {
            written.addAll(log.write(i % 2 == 0 ? WON : LOST, Clock.systemUTC().instant(), "{}", tenTimes));
        }

        // when
        List<String> read = new ArrayList<>();
        while (read.size() < written.size()) {
            JsonObject page = EventClient.poll(token, "?wait=5&limit=50&subject=" + deal + "&after=" + cursor);
            assertThat(page.getJsonArray("items")).hasSizeBetween(1, 50);
            read.addAll(EventClient.ids(page));
            cursor = page.getString("next");
        }

        // then
        assertThat(read).isEqualTo(written);
        long startedNanos = System.nanoTime();
        assertThat(EventClient.ids(EventClient.poll(token, "?wait=1&after=" + cursor)))
                .isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - startedNanos)).isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void onlyTheTypesAndTheSubjectAskedFor() {
        // given
        String start = EventClient.poll(token, "").getString("next");
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        String won = log.write(WON, one);
        String lost = log.write(LOST, other);
        String registered = log.write(REGISTERED, one);
        String taskType = "kontor.activity.task.created.v1";
        String task = log.write(taskType, other);
        try (EventClient client = EventClient.open(token, "?after=" + start)) {
            await().until(() -> client.events().size() == 4);
        }

        // then
        assertThat(all(start, "")).containsExactlyInAnyOrder(won, lost, registered, task);
        assertThat(all(start, "&types=" + WON)).containsExactly(won);
        assertThat(all(start, "&types=kontor.deals.*")).containsExactlyInAnyOrder(won, lost);
        assertThat(all(start, "&types=kontor.de*," + REGISTERED)).containsExactlyInAnyOrder(won, lost, registered);
        assertThat(all(start, "&subject=" + one)).containsExactlyInAnyOrder(won, registered);
        assertThat(all(start, "&subject=" + other + "&types=kontor.deals.deal.*"))
                .containsExactly(lost);
        try (EventClient client = EventClient.open(token, "?types=kontor.activity.*&after=" + start)) {
            await().until(() -> client.ids().equals(List.of(task)));
        }
    }

    private List<String> all(String after, String more) {
        String cursor = after;
        List<String> ids = new ArrayList<>();
        for (boolean end = false; !end; ) {
            JsonObject page = EventClient.poll(token, "?after=" + cursor + more);
            end = page.getString("next").equals(cursor);
            ids.addAll(EventClient.ids(page));
            cursor = page.getString("next");
        }
        return ids;
    }

    @Test
    void withoutACursorItBeginsNow() {
        // given
        String before = EventClient.poll(token, "").getString("next");
        String old = log.write(WON, UUID.randomUUID());
        await().until(() -> EventClient.ids(EventClient.poll(token, "?wait=10&after=" + before))
                .contains(old));

        // when
        try (EventClient client = EventClient.open(token, "")) {
            await().until(client::isOpened);
            String fresh = log.write(WON, UUID.randomUUID());

            // then
            await().until(() -> !client.events().isEmpty());
            assertThat(client.ids()).containsExactly(fresh);
        }
    }

    @Test
    void aStreamEndsWithItsToken() {
        try (EventClient client =
                EventClient.open(Surroundings.realm().tokenFor(Duration.ofSeconds(3), "integrator"), "")) {
            await().until(client::isOpened);
            await().atMost(Duration.ofSeconds(15)).until(client.named()::size, size -> size == 1);
            assertThat(client.named()).containsExactly("end {\"reason\":\"token-expired\"}");
        }
    }

    @Test
    void whatCannotBeReadIsNamed() {
        assertNamed("?after=garbage", "filter-invalid", "after");
        assertNamed("?after=", "filter-invalid", "after");
        assertNamed("?wait=31", "validation-failed", "wait");
        assertNamed("?wait=x", "validation-failed", "wait");
        assertNamed("?limit=0", "validation-failed", "limit");
        assertNamed("?types=A!", "validation-failed", "types");
        assertNamed("?subject=a%22b", "validation-failed", "subject");
        HttpResponse<String> header = Caller.send(
                Caller.as(token, "/api/v1/events").header("Last-Event-ID", "x").GET());
        assertThat(new JsonObject(header.body())
                        .getJsonArray("errors")
                        .getJsonObject(0)
                        .getString("pointer"))
                .isEqualTo("Last-Event-ID");
    }

    private void assertNamed(String query, String code, String field) {
        HttpResponse<String> answer = Caller.get(token, "/api/v1/events" + query);
        AccessIT.assertProblem(answer, 400, code);
        JsonArray errors = new JsonObject(answer.body()).getJsonArray("errors");
        assertThat(errors).hasSize(1);
        assertThat(errors.getJsonObject(0).getString("pointer")).isEqualTo(field);
    }

    @Test
    void aCallerHasAShareOfTheStreams() {
        // given
        String greedy = Surroundings.realm().tokenOf(UUID.randomUUID(), "integrator");
        List<EventClient> clients = new ArrayList<>();
        for (int i = 0; i < Surroundings.CALLER_STREAMS; i++) {
            clients.add(EventClient.open(greedy, ""));
        }
        await().until(() -> clients.stream().allMatch(EventClient::isOpened));

        // when
        HttpResponse<String> refused = Caller.send(Caller.as(greedy, "/api/v1/events")
                .header("Accept", "text/event-stream")
                .GET());

        // then
        AccessIT.assertProblem(refused, 429, "too-many-streams");
        assertThat(refused.headers().firstValue("Retry-After")).contains("10");
        assertThat(EventClient.poll(token, "").getString("next")).isNotEmpty();
        clients.forEach(EventClient::close);
        await().untilAsserted(() ->
                assertThat(Caller.get(greedy, "/api/v1/events").statusCode()).isEqualTo(200));
    }
}
