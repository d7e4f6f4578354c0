package dev.kontor.telephony.pop;

import static dev.kontor.telephony.Pbx.calls;
import static dev.kontor.telephony.Pbx.event;
import static dev.kontor.telephony.Pbx.inbound;
import static dev.kontor.telephony.Pbx.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.Tokens;
import dev.kontor.telephony.Company;
import dev.kontor.telephony.TelephonyTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
@WithTestResource(TelephonyTestResource.class)
class ScreenPopIT {
    private static final long SOON = 10_000;
    private static final long NEVER = 500;
    private static final int RINGS = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theAgentSeesWhoCallsWithinASecond() throws Exception {
        try (Events events = new Events()) {
            // given
            UUID agent = Company.hire(events, "501", "riga");
            UUID person = Company.meet(events, "Zvanītāja", "+37127500001");
            List<Long> millis = new ArrayList<>();

            // when
            try (SseClient screen = new SseClient(token(agent))) {
                for (int i = 0; i < RINGS; i++) {
                    String callId = UUID.randomUUID().toString();
                    long sent = System.nanoTime();
                    send(inbound(callId, "rang", 0, "+37127500001", "501"));
                    JsonNode pop = JSON.readTree(screen.next(SOON));
                    millis.add(Duration.ofNanos(System.nanoTime() - sent).toMillis());

                    // then
                    assertThat(pop.get("callId").asText())
                            .isEqualTo(calls(callId).get(0).get("id"));
                    assertThat(pop.get("from").asText()).isEqualTo("+37127500001");
                    assertThat(pop.get("direction").asText()).isEqualTo("inbound");
                    assertThat(pop.get("unknown").asBoolean()).isFalse();
                    assertThat(pop.get("matches")).hasSize(1);
                    assertThat(pop.at("/matches/0/personId").asText()).isEqualTo(person.toString());
                    assertThat(pop.at("/matches/0/displayName").asText()).isEqualTo("Ilze Zvanītāja");
                }
            }
            Collections.sort(millis);
            assertThat(millis.get((int) Math.ceil(RINGS * 0.95) - 1))
                    .as("p95 of %s", millis)
                    .isLessThanOrEqualTo(1_000L);
        }
    }

    @Test
    void everyAgentWhoseTelephoneRingsSeesItAndNobodyElse() throws Exception {
        try (Events events = new Events()) {
            // given
            UUID first = Company.hire(events, "502", "riga");
            UUID second = Company.hire(events, "503", "riga");
            UUID third = Company.hire(events, "504", "riga");
            String callId = UUID.randomUUID().toString();

            // when
            try (SseClient one = new SseClient(token(first));
                    SseClient two = new SseClient(token(second));
                    SseClient three = new SseClient(token(third))) {
                send(inbound(callId, "rang", 0, "+37127599999", "502"));
                send(inbound(callId, "rang", 1, "+37127599999", "503"));

                // then
                assertThat(JSON.readTree(one.next(SOON)).get("unknown").asBoolean())
                        .isTrue();
                assertThat(JSON.readTree(two.next(SOON)).get("matches")).isEmpty();
                assertThat(three.next(NEVER)).isNull();
                assertThat(one.next(NEVER)).isNull();
            }
        }
    }

    @Test
    void severalMatchesAreListedAndATransferShowsTheCallToItsNewAgent() throws Exception {
        try (Events events = new Events()) {
            // given
            Company.hire(events, "505", "riga");
            UUID second = Company.hire(events, "506", "riga");
            Company.meet(events, "Vīrs", "+37127500002");
            Company.meet(events, "Sieva", "+37127500002");
            String callId = UUID.randomUUID().toString();
            send(
                    inbound(callId, "rang", 0, "+37127500002", "505"),
                    event(callId, "answered", 4, Map.of("extension", "505")));

            // when
            try (SseClient screen = new SseClient(token(second))) {
                send(event(callId, "transferred", 30, Map.of("extension", "506")));

                // then
                assertThat(JSON.readTree(screen.next(SOON)).get("matches")).hasSize(2);
            }
        }
    }

    @Test
    void aRingTakenInByAnotherReplicaReachesTheAgentHere() throws Exception {
        try (Events events = new Events()) {
            // given
            UUID agent = Company.hire(events, "507", "riga");
            String callId = UUID.randomUUID().toString();
            send(inbound(callId, "rang", 0, "+37127500003", "507"));

            // when
            try (SseClient screen = new SseClient(token(agent));
                    var connection = OutboxDrain.connect();
                    var statement = connection.prepareStatement("select pg_notify('kontor_rings', ?)")) {
                statement.setString(1, calls(callId).get(0).get("id") + "," + agent);
                statement.execute();

                // then
                assertThat(JSON.readTree(screen.next(SOON)).get("from").asText())
                        .isEqualTo("+37127500003");
            }
        }
    }

    private static String token(UUID agent) {
        return Tokens.of("sales").staff(agent).team("riga").build();
    }
}
