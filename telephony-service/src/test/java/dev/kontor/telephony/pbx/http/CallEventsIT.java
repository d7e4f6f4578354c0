package dev.kontor.telephony.pbx.http;

import static dev.kontor.telephony.Pbx.NINE;
import static dev.kontor.telephony.Pbx.body;
import static dev.kontor.telephony.Pbx.calls;
import static dev.kontor.telephony.Pbx.event;
import static dev.kontor.telephony.Pbx.inbound;
import static dev.kontor.telephony.Pbx.send;
import static dev.kontor.telephony.Pbx.signed;
import static dev.kontor.telephony.Pbx.unsigned;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.OutboxDrain.Published;
import dev.kontor.platformtest.Tokens;
import dev.kontor.telephony.TelephonyTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
@WithTestResource(TelephonyTestResource.class)
class CallEventsIT {
    private final String callId = UUID.randomUUID().toString();

    @Test
    void aCallIsLoggedOnceAndItsCourseIsPublished() {
        // when
        send(
                        inbound(callId, "rang", 0, "+37126111222", "199"),
                        event(callId, "answered", 4, Map.of("extension", "199")),
                        event(callId, "ended", 64, Map.of("cause", "normal-clearing")))
                .then()
                .statusCode(200)
                .body("results.status", everyItem(equalTo(200)));

        // then
        Map<String, Object> call = only();
        assertThat(call)
                .containsEntry("direction", "inbound")
                .containsEntry("status", "ended")
                .containsEntry("from", "+37126111222")
                .containsEntry("talkSeconds", 60)
                .containsEntry("pbx", "client:kontor-pbx");
        List<Published> published = OutboxDrain.of(call.get("id"));
        assertThat(published).extracting(Published::name).containsExactly("rang", "answered", "ended", "state");
        assertThat(published).extracting(Published::version).containsExactly(1L, 2L, 3L, 3L);
        assertThat(published.stream().filter(p -> !p.name().equals("state")))
                .allSatisfy(fact -> assertThat(fact.payload().toString()).doesNotContain("26111222"));
        assertThat(published.get(3).payload())
                .hasToString(given().auth()
                        .oauth2(Tokens.administrator())
                        .get("/api/v1/calls/" + call.get("id"))
                        .asString());
    }

    @Test
    void repeatedAndMixedUpEventsEndInTheSameCall() {
        // given
        List<String> events = new ArrayList<>(List.of(
                inbound(callId, "rang", 0, "+37126111223", "199"),
                event(callId, "answered", 4, Map.of("extension", "199")),
                event(callId, "held", 10, Map.of()),
                event(callId, "unheld", 30, Map.of()),
                event(callId, "transferred", 40, Map.of("extension", "198")),
                event(callId, "ended", 64, Map.of())));
        events.addAll(List.copyOf(events));
        Collections.shuffle(events, new Random(7));

        // when
        events.forEach(event -> send(event).then().statusCode(200));

        // then
        assertThat(only())
                .containsEntry("status", "ended")
                .containsEntry("talkSeconds", 60)
                .containsEntry("holdSeconds", 20)
                .containsEntry("answeredAt", NINE.plusSeconds(4).toString());
        assertGapFree(only().get("id"));
    }

    @Test
    void aMissedCallIsTold() {
        // when
        send(inbound(callId, "rang", 0, "+37126111224", "199"));
        send(event(callId, "ended", 20, Map.of()));

        // then
        assertThat(only()).containsEntry("status", "missed");
        assertThat(OutboxDrain.factsOf(only().get("id")))
                .extracting(Published::name)
                .containsExactly("rang", "ended", "missed");
    }

    @Test
    void twoThreadsWithTheSameCallTakeTheirTurns() throws Exception {
        // given
        List<String> events = Stream.concat(
                        Stream.of(inbound(callId, "rang", 0, "+37126111225", "199")),
                        IntStream.range(1, 30)
                                .mapToObj(i -> event(callId, i % 2 == 0 ? "held" : "unheld", i, Map.of("queue", "q"))))
                .toList();
        List<Callable<Integer>> twice = Stream.concat(events.stream(), events.stream())
                .<Callable<Integer>>map(event -> () -> send(event).statusCode())
                .toList();

        // when
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(twice)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        // then
        assertThat(calls(callId)).hasSize(1);
        List<Published> facts = OutboxDrain.factsOf(only().get("id"));
        assertThat(facts.stream().filter(f -> f.name().equals("rang"))).hasSize(1);
        assertGapFree(only().get("id"));
    }

    @Test
    void aBadEventDoesNotStopTheRest() {
        // when
        send(
                        inbound(callId, "rang", 0, "+37126111226", "199"),
                        "{\"id\":\"x\",\"callId\":\"" + callId + "\",\"kind\":\"exploded\",\"at\":\"" + NINE + "\"}",
                        "{\"id\":\"y\",\"kind\":\"ended\",\"at\":\"" + NINE + "\"}")
                .then()
                .statusCode(200)
                .body("results.id", contains("rang0", "x", "y"))
                .body("results.status", contains(200, 400, 400))
                .body("results[1].errors[0].pointer", equalTo("/kind"))
                .body("results[2].errors[0].pointer", equalTo("/callId"));

        // then
        assertThat(calls(callId)).hasSize(1);
    }

    @Test
    void signatureAndTokenAreBothNeeded() {
        // given
        String body = body(inbound(callId, "rang", 0, "+37126111227", "199"));
        Instant now = Instant.now();

        // then
        refused(unsigned(body).post("/api/v1/call-events"));
        refused(signed(body, now).body(body.replace("199", "198")).post("/api/v1/call-events"));
        refused(signed(body, now.minus(Duration.ofMinutes(6))).post("/api/v1/call-events"));
        refused(signed(body, now.plus(Duration.ofMinutes(6))).post("/api/v1/call-events"));
        refused(unsigned(body)
                .header("webhook-id", "m")
                .header("webhook-timestamp", now.getEpochSecond())
                .header("webhook-signature", "v1,bm9uc2Vuc2U=")
                .post("/api/v1/call-events"));
        signed(body, now)
                .auth()
                .oauth2(Tokens.of("sales").build())
                .post("/api/v1/call-events")
                .then()
                .statusCode(403);
        assertThat(calls(callId)).isEmpty();
    }

    @Test
    void aBatchHasALimitAndAShape() {
        String[] many = new String[501];
        Arrays.fill(many, "{}");
        send(many).then().statusCode(400).body("errors[0].pointer", equalTo("/events"));
        signed("{}", Instant.now()).post("/api/v1/call-events").then().statusCode(400);
        signed("[", Instant.now())
                .post("/api/v1/call-events")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-body"));
    }

    @Test
    void anIdempotencyKeyGivesTheFirstAnswerAgain() {
        // given
        String body = body(inbound(callId, "rang", 0, "+37126111228", "199"));
        String key = UUID.randomUUID().toString();

        // when
        String first = signed(body, Instant.now())
                .header("Idempotency-Key", key)
                .post("/api/v1/call-events")
                .asString();
        String again = signed(body, Instant.now())
                .header("Idempotency-Key", key)
                .post("/api/v1/call-events")
                .asString();

        // then
        assertThat(again).isEqualTo(first).contains("\"status\":200");
        assertThat(calls(callId)).hasSize(1);
    }

    private Map<String, Object> only() {
        List<Map<String, Object>> found = calls(callId);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static void refused(io.restassured.response.Response answer) {
        answer.then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("signature-invalid"));
    }

    private static void assertGapFree(Object id) {
        List<Published> facts = OutboxDrain.factsOf(id);
        assertThat(facts)
                .extracting(Published::version)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, facts.size()).boxed().toList());
    }
}
