package dev.kontor.demo.day;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Json;
import dev.kontor.demo.client.SignedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A PBX of any make that tells about calls over signed HTTP, also afterwards. */
final class HttpPbx {
    private static final String TRUNK_NUMBER = "+37167000000";
    private static final int RINGING_SECONDS = 5;
    private static final int TALKING_SECONDS = 60;

    private final Workday day;

    HttpPbx(Workday day) {
        this.day = day;
    }

    /** Tells, last things first, of an inbound call that rang, was answered and ended; returns its id at the PBX. */
    String answeredCall(String from, String extension, Instant rangAt) {
        String callId = "http-" + UUID.randomUUID();
        Instant answeredAt = rangAt.plusSeconds(RINGING_SECONDS);
        tell(List.of(
                event(callId, "ended", answeredAt.plusSeconds(TALKING_SECONDS), from, extension),
                event(callId, "answered", answeredAt, from, extension),
                event(callId, "rang", rangAt, from, extension)));
        return callId;
    }

    private static Map<String, Object> event(String callId, String kind, Instant at, String from, String extension) {
        return Map.of(
                "id", callId + "-" + kind,
                "callId", callId,
                "kind", kind,
                "at", at.toString(),
                "direction", "inbound",
                "from", from,
                "to", TRUNK_NUMBER,
                "extension", extension);
    }

    private void tell(List<Map<String, Object>> events) {
        String body = Json.write(Map.of("events", events));
        String id = UUID.randomUUID().toString();
        Map<String, String> headers = SignedEvent.headers(
                day.credentials().callEventsSecret(), id, day.clock().instant(), body);
        JsonNode answer = day.gateway().asClient("kontor-pbx").post("/call-events", body, headers);
        for (JsonNode result : answer.path("results")) {
            Expect.equal(200, result.path("status").asInt(), "the answer to a call event " + result);
        }
    }
}
