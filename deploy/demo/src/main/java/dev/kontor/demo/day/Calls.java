package dev.kontor.demo.day;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Listing;
import dev.kontor.demo.client.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What telephony and activity made of a call. */
final class Calls {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Calls() {}

    /** The one record of a call once it has come to its end; two records are a failure. */
    static JsonNode await(Session session, String pbxCallId, String status) {
        String filter = "pbxCallId eq " + Listing.quoted(pbxCallId);
        return Expect.within(PATIENCE, "call " + pbxCallId + " is " + status, () -> {
            List<JsonNode> found = Listing.all(session, "/calls", filter);
            Expect.that(found.size() <= 1, "call " + pbxCallId + " was logged " + found.size() + " times");
            return found.stream()
                    .filter(call -> call.path("status").asText().equals(status))
                    .findFirst();
        });
    }

    static JsonNode awaitTask(Session session, String callId) {
        String filter = "causeId eq " + Listing.quoted(callId);
        List<JsonNode> tasks = Expect.within(
                PATIENCE,
                "a task for the missed call " + callId,
                () -> Optional.of(Listing.all(session, "/tasks", filter)).filter(found -> !found.isEmpty()));
        Expect.equal(1, tasks.size(), "tasks of the missed call");
        return tasks.getFirst();
    }

    static String staffId(Workday day, String username) {
        List<JsonNode> found = Listing.all(day.admin(), "/staff", "username eq " + Listing.quoted(username));
        Expect.equal(1, found.size(), "staff called " + username);
        return found.getFirst().path("id").asText();
    }
}
