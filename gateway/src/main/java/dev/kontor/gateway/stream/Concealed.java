package dev.kontor.gateway.stream;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Facts without what a viewer's field rules conceal, as the services' answers are: a hidden field is not there, of a masked one each text is
 * three stars and nothing else is left.
 */
@Singleton
class Concealed {
    private static final String DATA = "data";
    private static final String HIDDEN = "hidden";
    private static final TextNode STARS = TextNode.valueOf("***");

    private final ObjectMapper mapper;
    private final ObjectReader reader;

    Concealed(ObjectMapper mapper) {
        this.mapper = mapper;
        // Numbers stay exact.
        this.reader = mapper.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** @param json a CloudEvent in structured JSON; data that has no fields is left out */
    Buffer data(Buffer json, Map<String, String> rules) {
        try {
            ObjectNode event = (ObjectNode) reader.readTree(json.getBytes());
            if (event.get(DATA) instanceof ObjectNode data) {
                rules.forEach((field, rule) -> conceal(data, field, rule));
            } else {
                event.remove(DATA);
                event.remove("data_base64");
            }
            return Buffer.buffer(mapper.writeValueAsBytes(event));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void conceal(ObjectNode data, String field, String rule) {
        JsonNode value = data.get(field);
        JsonNode left = value == null || rule.equals(HIDDEN) ? null : masked(value);
        if (left == null) {
            data.remove(field);
        } else {
            data.set(field, left);
        }
    }

    private static @Nullable JsonNode masked(JsonNode value) {
        if (value.isTextual()) {
            return STARS;
        }
        if (value instanceof ArrayNode items) {
            ArrayNode masked = items.arrayNode();
            items.forEach(item -> {
                JsonNode star = masked(item);
                if (star != null) {
                    masked.add(star);
                }
            });
            return masked;
        }
        if (value instanceof ObjectNode object) {
            ObjectNode masked = object.objectNode();
            object.properties().forEach(field -> {
                JsonNode star = masked(field.getValue());
                if (star != null) {
                    masked.set(field.getKey(), star);
                }
            });
            return masked;
        }
        return null;
    }
}
