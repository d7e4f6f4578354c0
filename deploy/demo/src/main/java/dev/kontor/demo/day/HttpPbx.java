package dev.kontor.demo.day;

import dev.kontor.demo.client.Json;
import dev.kontor.demo.client.SignedEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
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

    /** Tells of an inbound call that rang at the time given, was answered and ended; returns its id at the PBX. */
    String answeredCall(String from, String extension, Instant rangAt) {
        String callId = "http-" + UUID.randomUUID();
        tell(callId, "ringing", rangAt, from, extension);
        tell(callId, "answered", rangAt.plusSeconds(RINGING_SECONDS), from, extension);
        tell(callId, "ended", rangAt.plusSeconds(RINGING_SECONDS + TALKING_SECONDS), from, extension);
        return callId;
    }

    private void tell(String callId, String type, Instant at, String from, String extension) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("callId", callId);
        event.put("type", type);
        event.put("at", at.toString());
        event.put("direction", "inbound");
        event.put("from", from);
        event.put("to", TRUNK_NUMBER);
        event.put("extension", extension);
        String body = Json.write(event);
        Map<String, String> headers = SignedEvent.headers(
                day.credentials().callEventsSecret(),
                callId + "-" + type,
                day.clock().instant(),
                body);
        day.gateway().asClient("kontor-pbx").post("/call-events", body, headers);
    }
}
