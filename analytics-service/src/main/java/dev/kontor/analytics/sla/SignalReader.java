package dev.kontor.analytics.sla;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a signal with the eyes of a policy: does it match, for which key, when, and who answers for it. */
@ApplicationScoped
class SignalReader {
    private static final List<String> OWNER_FIELDS = List.of("ownerId", "agentId", "assigneeId");
    private static final int MAX_KEY = 200;
    /** A time outside of these is a mistake of its sender; the event's own time stands in for it, so that no signal blocks the rest. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final ObjectMapper json;

    SignalReader(ObjectMapper json) {
        this.json = json;
    }

    /** A stop event as a policy reads it. */
    record Stop(String key, Instant at) {}

    Optional<SlaStart> start(SlaSignal signal, SlaPolicyDefinition policy) {
        JsonNode payload = parse(signal);
        EventMatch match = policy.start();
        return key(signal, payload, match)
                .map(key -> new SlaStart(
                        signal.eventId(),
                        signal.correlationId(),
                        signal.traceparent(),
                        key,
                        owner(payload, policy.ownerField()),
                        text(payload, "team"),
                        time(signal, payload, match.time(), List.of("startedAt", "at"))));
    }

    Optional<Stop> stop(SlaSignal signal, SlaPolicyDefinition policy) {
        JsonNode payload = parse(signal);
        EventMatch match = policy.stop();
        return key(signal, payload, match)
                .map(key -> new Stop(key, time(signal, payload, match.time(), List.of("at"))));
    }

    private static Optional<String> key(SlaSignal signal, JsonNode payload, EventMatch match) {
        if (!signal.type().equals(match.type()) || !holds(payload, match.where())) {
            return Optional.empty();
        }
        String key = match.key() == null ? signal.subject().toString() : text(payload, match.key());
        return Optional.ofNullable(key).filter(value -> value.length() <= MAX_KEY);
    }

    private static boolean holds(JsonNode payload, @Nullable Map<String, String> where) {
        return where == null
                || where.entrySet().stream()
                        .allMatch(condition -> condition.getValue().equals(text(payload, condition.getKey())));
    }

    private static @Nullable UUID owner(JsonNode payload, @Nullable String field) {
        List<String> fields = field == null ? OWNER_FIELDS : List.of(field);
        for (String name : fields) {
            String value = text(payload, name);
            if (value != null) {
                return uuid(value);
            }
        }
        return null;
    }

    private static @Nullable UUID uuid(String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Instant time(SlaSignal signal, JsonNode payload, @Nullable String field, List<String> usual) {
        for (String name : field == null ? usual : List.of(field)) {
            Instant at = instant(text(payload, name));
            if (at != null) {
                return at;
            }
        }
        return signal.time();
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            Instant at = text == null ? EARLIEST : Instant.parse(text);
            return at.isAfter(EARLIEST) && at.isBefore(LATEST) ? at : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String text(JsonNode payload, String field) {
        JsonNode value = payload.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    private JsonNode parse(SlaSignal signal) {
        try {
            return json.readTree(signal.payload());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Signal " + signal.eventId() + " was stored as no JSON", e);
        }
    }
}
