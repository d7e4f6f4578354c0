package dev.kontor.demo.day;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Json;
import dev.kontor.demo.client.ServerSentEvents;
import java.time.Duration;
import java.util.Optional;

/** What the agent's screen is told when the phone rings. */
final class ScreenPop {
    private ScreenPop() {}

    /** The next pop about this number; other events on the stream are passed over. */
    static JsonNode next(ServerSentEvents pops, String number, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<ServerSentEvents.Event> event =
                    pops.next(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            Expect.that(event.isPresent(), "no screen pop for " + number + " within " + Story.seconds(patience));
            JsonNode pop = event.map(each -> Json.read(each.data())).orElseThrow();
            if (pop.toString().contains(number)) {
                return pop;
            }
        }
    }

    static boolean names(JsonNode pop, String personId) {
        for (JsonNode match : pop.path("matches")) {
            if (match.path("personId").asText().equals(personId)) {
                return true;
            }
        }
        return false;
    }
}
