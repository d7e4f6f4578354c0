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

    /** A field that holds no instant counts as absent: the event's own time is always there. */
    private static Instant time(SlaSignal signal, JsonNode payload, @Nullable String field, List<String> usual) {
        for (String name : field == null ? usual : List.of(field)) {
            String value = text(payload, name);
            if (value != null) {
                try {
                    return Instant.parse(value);
                } catch (DateTimeException e) {
                    continue;
                }
            }
        }
        return signal.time();
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
