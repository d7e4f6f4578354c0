package dev.kontor.analytics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.platform.id.Ids;
import dev.kontor.platformtest.Events;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts as deals-service and the others publish them. */
public final class Facts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Facts() {}

    /** A deal in one pipeline, whose facts are numbered as they are made. */
    public static final class ADeal {
        public final UUID id = Ids.next();
        private final Map<String, Object> snapshot = new LinkedHashMap<>();
        private long version;

        private ADeal(UUID pipeline) {
            snapshot.put("pipelineId", pipeline.toString());
            with("stage", "new").with("openedAt", "2026-01-05T10:00:00Z");
        }

        /**
         * Sets a field of the fact.
         *
         * @param value null removes
         */
        public ADeal with(String field, @Nullable Object value) {
            if (value == null) {
                snapshot.remove(field);
            } else {
                snapshot.put(field, value instanceof UUID ? value.toString() : value);
            }
            return this;
        }

        public ADeal worth(String amount) {
            return with("amount", Map.of("amount", amount, "currency", "EUR"));
        }

        public Fact opened() {
            return fact("opened", Map.of());
        }

        public Fact moved(String to, String at) {
            with("stage", to);
            return fact("stage-changed", Map.of("to", to, "at", at));
        }

        public Fact won(String at) {
            with("stage", "won");
            return fact("won", Map.of("at", at));
        }

        public Fact lost(String at) {
            with("stage", "lost");
            return fact("lost", Map.of("at", at, "reason", "price"));
        }

        private Fact fact(String name, Map<String, Object> more) {
            Map<String, Object> payload = new LinkedHashMap<>(snapshot);
            payload.putAll(more);
            return new Fact(Ids.next(), "kontor.deals.deal." + name + ".v1", id, ++version, json(payload));
        }
    }

    /** A fact ready to be sent, once or more often. */
    public record Fact(UUID id, String type, UUID subject, long version, String json) {
        public void send(Events events) {
            events.resend(id, type, subject, version, json);
        }
    }

    public static ADeal aDeal(UUID pipeline) {
        return new ADeal(pipeline);
    }

    /** The first fact of anything. */
    public static Fact first(String type, UUID subject, Map<String, ?> payload) {
        return new Fact(Ids.next(), type, subject, 1, json(payload));
    }

    public static Fact pipeline(UUID id, String code) {
        return first(
                "kontor.deals.pipeline.defined.v1",
                id,
                Map.of(
                        "code",
                        code,
                        "name",
                        "Pipeline " + code,
                        "stages",
                        java.util.List.of(stage("new", 1), stage("offer", 2), stage("contract", 3))));
    }

    private static Map<String, Object> stage(String code, int position) {
        return Map.of("code", code, "name", code, "position", position, "probability", 10 * position);
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
