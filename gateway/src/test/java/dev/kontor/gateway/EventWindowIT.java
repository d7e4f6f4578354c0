package dev.kontor.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.gateway.stream.Cursors;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class EventWindowIT {
    private static final String WON = "kontor.deals.deal.won.v1";
    private static final String TIMERS = "&types=kontor.analytics.*";
    private static final int LARGE = 100_000;

    private final TestLog log = Surroundings.log();
    private final String token = Surroundings.realm().token("integrator");

    @BeforeEach
    void theLogIsRead() {
        EventClient.awaitLog(token);
    }

    @Test
    void aCursorFromBeforeThirtyDaysIsToldTheOldestThatIsGood() {
        // given
        String young = log.write(TestLog.OLD_TYPE, UUID.randomUUID());

        // when
        HttpResponse<String> answer = Caller.get(token, "/api/v1/events?after=" + Cursors.at(0));

        // then
        AccessIT.assertProblem(answer, 410, "cursor-expired");
        String oldest = new JsonObject(answer.body()).getString("oldest");
        await().untilAsserted(() -> assertThat(allTimers(oldest))
                .contains(young)
                .doesNotContainAnyElementsOf(log.old())
                .isEqualTo(allTimers("earliest")));
    }

    @Test
    void oldFactsOfTopicsThatAreNotWantedDoNotMatter() {
        assertThat(Caller.get(token, "/api/v1/events?types=kontor.deals.*&limit=1&after=" + Cursors.at(0))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aCursorOfAnotherLogIsExpired() {
        AccessIT.assertProblem(
                Caller.get(token, "/api/v1/events?after=" + Cursors.at(1_000_000_000L)), 410, "cursor-expired");
    }

    @Test
    void aClientThatTakesNothingIsCutAndGoesOnLater() {
        // given
        String start = EventClient.poll(token, "").getString("next");
        String subject = "?types=kontor.deals.*&after=";
        EventClient slow = EventClient.stalled(token, subject + start);
        List<String> written = new ArrayList<>();
        String large = "{\"x\":\"" + "x".repeat(LARGE) + "\"}";
        for (int i = 0; i < 120; i++) {
            written.addAll(log.write(WON, Clock.systemUTC().instant(), large, UUID.randomUUID()));
        }

        // when
        await().until(() -> Caller.get(Surroundings.realm().token("administrator"), "/q/metrics")
                .body()
                .matches("(?s).*kontor_gateway_events_ended_total\\{reason=\"too-slow\"} [1-9].*"));
        slow.drain();

        // then
        assertThat(slow.events().size()).isLessThan(written.size());
        try (EventClient again =
                EventClient.open(token, subject + (slow.lastId().isEmpty() ? start : slow.lastId()))) {
            await().until(() -> slow.events().size() + again.events().size() >= written.size());
            List<String> received = new ArrayList<>(slow.ids());
            received.addAll(again.ids());
            assertThat(received).containsExactlyInAnyOrderElementsOf(written);
        }
    }

    private List<String> allTimers(String after) {
        List<String> ids = new ArrayList<>();
        String cursor = after;
        for (boolean end = false; !end; ) {
            JsonObject page = EventClient.poll(token, "?after=" + cursor + TIMERS);
            end = page.getString("next").equals(cursor);
            ids.addAll(EventClient.ids(page));
            cursor = page.getString("next");
        }
        return ids;
    }
}
