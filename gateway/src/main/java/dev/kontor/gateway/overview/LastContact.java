package dev.kontor.gateway.overview;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * When somebody of ours last spoke with the customer, so that the next does not ask the same.
 *
 * @param kind call, meeting …
 * @param by id of the member of staff, where known
 */
@Schema(name = "LastContact")
public record LastContact(String kind, Instant at, long minutesAgo, @Nullable String by) {
    private static final Set<String> CONTACTS = Set.of("call", "meeting", "mail", "chat", "visit");

    /** The latest of the calls and of the contacts on the timeline, of what has begun already. */
    static @Nullable LastContact among(@Nullable JsonNode calls, @Nullable JsonNode timeline, Instant now) {
        Stream<LastContact> spoken = items(calls)
                .filter(call -> call.hasNonNull("answeredAt"))
                .map(call -> of("call", call.path("answeredAt"), call.path("agentId"), now));
        Stream<LastContact> noted = items(timeline)
                .filter(entry -> CONTACTS.contains(entry.path("kind").asText()))
                .map(entry -> of(entry.path("kind").asText(), entry.path("at"), entry.path("by"), now));
        return Stream.concat(spoken, noted)
                .filter(Objects::nonNull)
                .filter(contact -> !contact.at.isAfter(now))
                .max(Comparator.comparing(LastContact::at))
                .orElse(null);
    }

    private static Stream<JsonNode> items(@Nullable JsonNode list) {
        return list == null ? Stream.empty() : StreamSupport.stream(list.spliterator(), false);
    }

    private static @Nullable LastContact of(String kind, JsonNode at, JsonNode by, Instant now) {
        try {
            Instant when = Instant.parse(at.asText());
            return new LastContact(kind, when, Duration.between(when, now).toMinutes(), by.textValue());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
