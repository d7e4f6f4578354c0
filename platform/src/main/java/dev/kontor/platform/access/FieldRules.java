package dev.kontor.platform.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Views without what a reader's rules conceal: a hidden field is not there, of a masked one each text is three stars and nothing else is left. */
@ApplicationScoped
public class FieldRules {
    private static final TextNode STARS = TextNode.valueOf("***");
    private static final ClassValue<String> ENTITY = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            Governs governs = type.getAnnotation(Governs.class);
            return governs == null ? "" : governs.value();
        }
    };

    private final ObjectMapper json;

    FieldRules(ObjectMapper json) {
        this.json = json;
    }

    /** The entity that a view shows; empty for what no rules are about. */
    public static String entity(@Nullable Object view) {
        return view == null ? "" : ENTITY.get(view.getClass());
    }

    /** The view itself when no rule conceals anything. */
    public Object apply(Object view, Map<String, FieldRule> rules) {
        if (rules.values().stream().noneMatch(FieldRule::conceals)) {
            return view;
        }
        ObjectNode shown = json.valueToTree(view);
        rules.forEach((field, rule) -> {
            JsonNode value = shown.get(field);
            if (rule == FieldRule.HIDDEN) {
                shown.remove(field);
            } else if (rule == FieldRule.MASKED && value != null) {
                JsonNode masked = masked(value);
                if (masked == null) {
                    shown.remove(field);
                } else {
                    shown.set(field, masked);
                }
            }
        });
        return shown;
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
