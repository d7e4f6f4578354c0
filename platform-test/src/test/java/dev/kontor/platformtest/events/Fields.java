package dev.kontor.platformtest.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a consumer may rely on: each field of an event's data by its JSON path, e.g. {@code $.stages[*].code}. */
final class Fields {
    /** Tell people, bind nobody. */
    private static final Set<String> WORDS = Set.of("$schema", "$id", "title", "description");
    /** Say where the fields are. */
    private static final Set<String> SHAPE = Set.of("properties", "required", "items", "enum");
    /** Bound a value. */
    private static final Set<String> BOUNDS = Set.of(
            "type",
            "format",
            "pattern",
            "const",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "uniqueItems");

    /**
     * @param isRequired whether it is there whenever the object that holds it is
     * @param bounds keywords of JSON Schema with their values, the type among them
     * @param values the codes it can have; empty where it is no code
     */
    record Field(boolean isRequired, SortedMap<String, JsonNode> bounds, SortedSet<String> values) {}

    private Fields() {}

    static SortedMap<String, Field> of(JsonNode schema) {
        SortedMap<String, Field> fields = new TreeMap<>();
        add(fields, "$", schema, true);
        return fields;
    }

    private static void add(Map<String, Field> fields, String path, JsonNode schema, boolean isRequired) {
        SortedMap<String, JsonNode> bounds = new TreeMap<>();
        schema.properties().forEach(keyword -> {
            if (BOUNDS.contains(keyword.getKey())) {
                bounds.put(keyword.getKey(), keyword.getValue());
            } else if (!WORDS.contains(keyword.getKey()) && !SHAPE.contains(keyword.getKey())) {
                throw new IllegalArgumentException("Nobody would notice a change of \"" + keyword.getKey() + "\" at "
                        + path + ": say it otherwise");
            }
        });
        fields.put(path, new Field(isRequired, bounds, texts(schema.path("enum"))));
        Set<String> required = texts(schema.path("required"));
        schema.path("properties")
                .properties()
                .forEach(property -> add(
                        fields,
                        path + "." + property.getKey(),
                        property.getValue(),
                        required.contains(property.getKey())));
        if (schema.has("items")) {
            add(fields, path + "[*]", schema.path("items"), true);
        }
    }

    private static SortedSet<String> texts(JsonNode array) {
        SortedSet<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
