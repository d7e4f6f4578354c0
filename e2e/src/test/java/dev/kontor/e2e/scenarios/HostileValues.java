package dev.kontor.e2e.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Bodies that an API description allows in shape, each with one value that no honest client sends. */
final class HostileValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONG_TEXT = 70_000;
    private static final int MANY = 2_000;
    private static final int MAX_DEPTH = 4;
    private static final int DEEP = 5_000;

    /** Instead of a body. */
    static final List<String> NO_OBJECTS = List.of(
            "",
            "null",
            "[]",
            "\"text\"",
            "{\"",
            "{\"a\":1,\"a\":2}",
            "{\"__proto__\":{\"admin\":true}}",
            "[".repeat(DEEP),
            "{\"a\":".repeat(DEEP));

    /** Instead of a string, whatever its format. */
    static final List<String> TEXTS = List.of(
            "",
            "a\u0000b",
            "\ud800",
            "+999999999-12-31",
            "+292278994-08-17T07:12:55.807Z",
            "9".repeat(400),
            "a".repeat(LONG_TEXT));

    /** Instead of a parameter of a path or query. */
    static final List<String> PARAMETERS = List.of(
            "\u0000",
            "x' or '1'='1",
            "line\r\nX-Injected: 1",
            "../../q/health",
            "-4714-01-01T00:00:00Z",
            "+999999999-12-31",
            "00000000-0000-0000-0000-00000000000g",
            "9".repeat(400),
            "ĀЖعمر😀");

    private static final List<JsonNode> NUMBERS = List.of(
            JSON.numberNode(-1),
            JSON.numberNode(Long.MAX_VALUE),
            JSON.numberNode(new BigDecimal("1e400")),
            JSON.numberNode(0.5),
            JSON.textNode("many"));

    private final JsonNode schemas;

    HostileValues(JsonNode api) {
        this.schemas = api.path("components").path("schemas");
    }

    /** One body for each field and hostile value; all other fields hold something plausible. */
    List<ObjectNode> bodies(JsonNode schema) {
        List<ObjectNode> bodies = new ArrayList<>();
        if (!(plausible(schema, 0) instanceof ObjectNode whole)) {
            return bodies;
        }
        for (Map.Entry<String, JsonNode> field :
                resolved(schema).path("properties").properties()) {
            for (JsonNode value : hostile(field.getValue(), whole.path(field.getKey()))) {
                bodies.add(whole.deepCopy().set(field.getKey(), value));
            }
        }
        return bodies;
    }

    /** The same for a merge patch of a record as it is. */
    List<ObjectNode> patches(JsonNode record) {
        List<ObjectNode> patches = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : record.properties()) {
            for (JsonNode value : hostile(JSON.objectNode(), field.getValue())) {
                patches.add(JSON.objectNode().set(field.getKey(), value));
            }
        }
        return patches;
    }

    private List<JsonNode> hostile(JsonNode schema, JsonNode plausible) {
        List<JsonNode> values = new ArrayList<>(List.of(JSON.nullNode(), JSON.objectNode(), JSON.booleanNode(true)));
        if (plausible.isNumber()) {
            values.addAll(NUMBERS);
        } else if (plausible.isArray()) {
            ArrayNode many = JSON.arrayNode();
            JsonNode element = plausible.isEmpty() ? JSON.textNode("x") : plausible.get(0);
            for (int i = 0; i < MANY; i++) {
                many.add(element);
            }
            values.add(many);
            values.add(JSON.arrayNode().addNull());
            hostile(resolved(schema).path("items"), element)
                    .forEach(each -> values.add(JSON.arrayNode().add(each)));
        } else if (plausible.isObject()) {
            for (Map.Entry<String, JsonNode> field : plausible.properties()) {
                hostile(resolved(schema).path("properties").path(field.getKey()), field.getValue())
                        .forEach(each ->
                                values.add(((ObjectNode) plausible).deepCopy().set(field.getKey(), each)));
            }
        } else {
            TEXTS.forEach(text -> values.add(JSON.textNode(text)));
        }
        return values;
    }

    private JsonNode plausible(JsonNode unresolved, int depth) {
        JsonNode schema = resolved(unresolved);
        String type = schema.path("type").isArray()
                ? schema.path("type").get(0).asText()
                : schema.path("type").asText();
        return switch (type) {
            case "object" -> {
                ObjectNode object = JSON.objectNode();
                if (depth < MAX_DEPTH) {
                    schema.path("properties")
                            .properties()
                            .forEach(field -> object.set(field.getKey(), plausible(field.getValue(), depth + 1)));
                }
                yield object;
            }
            case "array" -> JSON.arrayNode().add(plausible(schema.path("items"), depth + 1));
            case "integer", "number" -> JSON.numberNode(1);
            case "boolean" -> JSON.booleanNode(false);
            default -> JSON.textNode(text(schema));
        };
    }

    private static String text(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.path("enum").get(0).asText();
        }
        return switch (schema.path("format").asText()) {
            case "uuid" -> "00000000-0000-7000-8000-000000000001";
            case "date" -> "2026-01-31";
            case "date-time" -> "2026-01-31T10:00:00Z";
            default -> "plain";
        };
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : schemas.path(reference.substring(reference.lastIndexOf('/') + 1));
    }
}
