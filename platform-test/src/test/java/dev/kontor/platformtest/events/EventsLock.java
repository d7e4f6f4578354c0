package dev.kontor.platformtest.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.platformtest.events.Fields.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code contracts/events.lock.json}: the fields of every type as they were published, one line for each, so that a diff reads well. */
final class EventsLock {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REQUIRED = "required";
    private static final String ENUM = "enum";

    private EventsLock() {}

    static String write(Map<String, SortedMap<String, Field>> types) {
        return new TreeMap<>(types)
                .entrySet().stream()
                        .map(type -> "  " + quoted(type.getKey()) + ": {\n" + lines(type.getValue()) + "\n  }")
                        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    static SortedMap<String, SortedMap<String, Field>> read(String text) {
        SortedMap<String, SortedMap<String, Field>> types = new TreeMap<>();
        try {
            JSON.readTree(text).properties().forEach(type -> {
                SortedMap<String, Field> fields = new TreeMap<>();
                type.getValue().properties().forEach(field -> fields.put(field.getKey(), field(field.getValue())));
                types.put(type.getKey(), fields);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The lock cannot be read", e);
        }
        return types;
    }

    private static String lines(Map<String, Field> fields) {
        return fields.entrySet().stream()
                .map(field -> "    " + quoted(field.getKey()) + ": " + json(field.getValue()))
                .collect(Collectors.joining(",\n"));
    }

    private static ObjectNode json(Field field) {
        ObjectNode json = JSON.createObjectNode();
        json.setAll(field.bounds());
        if (!field.values().isEmpty()) {
            field.values().forEach(json.putArray(ENUM)::add);
        }
        return json.put(REQUIRED, field.isRequired());
    }

    private static Field field(JsonNode json) {
        TreeMap<String, JsonNode> bounds = new TreeMap<>();
        TreeSet<String> values = new TreeSet<>();
        json.properties().forEach(entry -> bounds.put(entry.getKey(), entry.getValue()));
        bounds.remove(REQUIRED);
        bounds.remove(ENUM);
        json.path(ENUM).forEach(value -> values.add(value.asText()));
        return new Field(json.path(REQUIRED).asBoolean(), bounds, values);
    }

    private static String quoted(String text) {
        return JSON.getNodeFactory().textNode(text).toString();
    }
}
