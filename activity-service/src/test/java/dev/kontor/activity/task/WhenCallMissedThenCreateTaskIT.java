package dev.kontor.activity.task;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.activity.ActivityTestResource;
import dev.kontor.activity.Directory;
import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.OutboxDrain.Published;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ActivityTestResource.class)
class WhenCallMissedThenCreateTaskIT {
    private static final String MISSED = "kontor.telephony.call.missed.v1";
    private static final String RANG = "kontor.telephony.call.rang.v1";
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
    void theAgentCallsBackWithinAWorkingHourOnceHoweverOftenItIsTold() {
        // given
        UUID agent = Directory.hire("agent-" + UUID.randomUUID(), "riga");
        UUID person = UUID.randomUUID();
        UUID call = UUID.randomUUID();
        UUID event = UUID.randomUUID();
        String fact = missed(agent, person, null);

        // when
        events.send(RANG, call, 1, fact);
        events.resend(event, MISSED, call, 2, fact);
        events.resend(event, MISSED, call, 2, fact);
        events.send(MISSED, call, 2, fact);
        UUID next = UUID.randomUUID();
        events.send(MISSED, next, 2, fact);
        await().atMost(Duration.ofSeconds(30)).until(() -> tasksOf(next).size() == 1);

        // then
        List<Map<String, Object>> tasks =
                await().atMost(Duration.ofSeconds(30)).until(() -> tasksOf(call), found -> !found.isEmpty());
        assertThat(tasks).hasSize(1);
        assertThat(tasks.getFirst())
                .containsEntry("title", "Call back")
                .containsEntry("assigneeId", agent.toString())
                .containsEntry("team", "riga")
                .containsEntry("partyId", person.toString())
                .containsEntry("reason", "missed-call")
                .containsEntry("dueAt", "2026-11-23T07:30:00Z");
        Published created = OutboxDrain.factsOf(tasks.getFirst().get("id")).getFirst();
        assertThat(created.actor()).isEqualTo("system:activity");
        assertThat(created.causationId()).isEqualTo(event.toString());
    }

    @Test
    void withoutAnAgentTheQueuesTeamCallsBackElseAnybody() {
        // given
        String team = "queue-" + UUID.randomUUID().toString().substring(0, 8);
        Directory.hire("agent-" + UUID.randomUUID(), team);
        UUID ofTheTeam = UUID.randomUUID();
        UUID ofNobody = UUID.randomUUID();

        // when
        events.send(MISSED, ofTheTeam, 2, missed(null, UUID.randomUUID(), team));
        events.send(MISSED, ofNobody, 2, missed(null, null, "no such team"));

        // then
        await().atMost(Duration.ofSeconds(30))
                .until(() -> tasksOf(ofTheTeam).size() + tasksOf(ofNobody).size() == 2);
        assertThat(tasksOf(ofTheTeam).getFirst()).containsEntry("team", team).doesNotContainKey("assigneeId");
        assertThat(tasksOf(ofNobody).getFirst()).doesNotContainKeys("team", "assigneeId", "partyId");
    }

    @Test
    void theTaskBelongsToTheTraceOfTheCall() {
        // given
        String trace = UUID.randomUUID().toString().replace("-", "");
        String span = trace.substring(0, 16);
        UUID traced = UUID.randomUUID();
        UUID malformed = UUID.randomUUID();
        UUID without = UUID.randomUUID();
        String fact = missed(null, null, null);

        // when
        events.trace("00-" + trace + "-" + span + "-01", UUID.randomUUID(), MISSED, traced, 2, fact);
        events.trace("nonsense", UUID.randomUUID(), MISSED, malformed, 2, fact);
        events.send(MISSED, without, 2, fact);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> List.of(traced, malformed, without).stream()
                        .allMatch(call -> tasksOf(call).size() == 1));

        // then
        assertThat(traceOf(traced)).matches("00-" + trace + "-[0-9a-f]{16}-01").doesNotContain(span + "-01");
        assertThat(traceOf(malformed)).isNull();
        assertThat(traceOf(without)).isNull();
    }

    private static String traceOf(UUID call) {
        return OutboxDrain.factsOf(tasksOf(call).getFirst().get("id"))
                .getFirst()
                .traceparent();
    }

    /** A call on a Friday, half an hour before the day ends in Riga. */
    private static String missed(UUID agent, UUID person, String queue) {
        StringBuilder fact = new StringBuilder("{\"direction\":\"inbound\",\"startedAt\":\"2026-11-20T15:29:40Z\"");
        if (agent != null) {
            fact.append(",\"agentId\":\"").append(agent).append('"');
        }
        if (person != null) {
            fact.append(",\"personId\":\"").append(person).append('"');
        }
        if (queue != null) {
            fact.append(",\"queue\":\"").append(queue).append('"');
        }
        return fact.append(",\"at\":\"2026-11-20T15:30:00Z\"}").toString();
    }

    private static List<Map<String, Object>> tasksOf(UUID call) {
        return given().auth()
                .oauth2(Tokens.administrator())
                .queryParam("filter", "causeId eq \"" + call + "\"")
                .get("/api/v1/tasks")
                .jsonPath()
                .getList("items");
    }
}
