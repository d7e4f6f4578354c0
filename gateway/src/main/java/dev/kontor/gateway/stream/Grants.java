package dev.kontor.gateway.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a viewer may see, as services tell of every caller.
 *
 * @param until when this ends by itself
 * @param aggregates by the third word of a type
 */
record Grants(Instant until, Map<String, Grant> aggregates) {
    private static final Instant NEVER = Instant.MAX;

    static Grants from(JsonNode json) {
        Map<String, Grant> aggregates = new HashMap<>();
        json.path("aggregates")
                .properties()
                .forEach(aggregate -> aggregates.put(aggregate.getKey(), Grant.from(aggregate.getValue())));
        String until = json.path("until").textValue();
        return new Grants(until == null ? NEVER : Instant.parse(until), aggregates);
    }

    /** Null when the viewer may see nothing of it. */
    @Nullable
    Grant of(Fact fact) {
        return aggregates.get(fact.aggregate());
    }
}
