package dev.kontor.gateway.overview;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * When somebody of ours last spoke with the customer, so that the next does not ask the same.
 *
 * @param kind call; others as the platform learns of them
 * @param by id of the member of staff, where known
 * @param team of that member, such as support
 */
@Schema(name = "LastContact")
public record LastContact(
        String kind,
        Instant at,
        long minutesAgo,
        @Nullable String by,
        @Nullable String team) {
    private static final String CALL = "call";
    private static final String CALL_ANSWERED = "call.answered";

    /** The latest of the calls, and of what the timeline knows of calls in case telephony is away. */
    static @Nullable LastContact among(@Nullable JsonNode calls, @Nullable JsonNode timeline, Instant now) {
        Stream<LastContact> spoken = items(calls)
                .filter(call -> call.hasNonNull("answeredAt"))
                .map(call -> of(call.path("answeredAt"), call.path("agentId"), call, now));
        Stream<LastContact> noted = items(timeline)
                .filter(entry -> CALL_ANSWERED.equals(entry.path("kind").asText()))
                .map(entry -> of(entry.path("at"), entry.path("ownerId"), entry, now));
        return Stream.concat(spoken, noted)
                .filter(Objects::nonNull)
                .max(Comparator.comparing(LastContact::at))
                .orElse(null);
    }

    private static Stream<JsonNode> items(@Nullable JsonNode list) {
        return list == null ? Stream.empty() : StreamSupport.stream(list.spliterator(), false);
    }

    private static @Nullable LastContact of(JsonNode at, JsonNode by, JsonNode source, Instant now) {
        try {
            Instant when = Instant.parse(at.asText());
            long minutes = Math.max(0, Duration.between(when, now).toMinutes());
            return new LastContact(
                    CALL, when, minutes, by.textValue(), source.path("team").textValue());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
