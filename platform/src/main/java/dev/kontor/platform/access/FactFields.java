package dev.kontor.platform.access;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * {@code contracts/fact-fields.json}: how the rules of records hold for the facts of them. A field of a fact's data is the record's field of
 * that name, unless the file says that it tells of another.
 */
public final class FactFields {
    private static final String RESOURCE = "/contracts/fact-fields.json";
    private static final FactFields SHIPPED = read();

    private final Map<String, String> aggregates;
    private final Map<String, Map<String, Map<String, String>>> fields;

    private FactFields(Map<String, String> aggregates, Map<String, Map<String, Map<String, String>>> fields) {
        this.aggregates = aggregates;
        this.fields = fields;
    }

    public static FactFields shipped() {
        return SHIPPED;
    }

    private static FactFields read() {
        try (InputStream file = FactFields.class.getResourceAsStream(RESOURCE)) {
            JsonObject json = new JsonObject(
                    Buffer.buffer(Objects.requireNonNull(file, RESOURCE).readAllBytes()));
            Map<String, Map<String, Map<String, String>>> fields = new HashMap<>();
            JsonObject byEntity = json.getJsonObject("fields");
            byEntity.fieldNames().forEach(entity -> fields.put(entity, byFact(byEntity.getJsonObject(entity))));
            return new FactFields(texts(json.getJsonObject("aggregates")), fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Map<String, String>> byFact(JsonObject json) {
        Map<String, Map<String, String>> facts = new HashMap<>();
        json.fieldNames().forEach(fact -> facts.put(fact, texts(json.getJsonObject(fact))));
        return facts;
    }

    private static Map<String, String> texts(JsonObject json) {
        Map<String, String> texts = new HashMap<>();
        json.fieldNames().forEach(name -> texts.put(name, json.getString(name)));
        return texts;
    }

    /**
     * What the policy calls it.
     *
     * @param aggregate as in topics and types of events: the third word
     */
    public String entity(String aggregate) {
        return aggregates.getOrDefault(aggregate, aggregate);
    }

    /** By the aggregate's own name, where it has one; the other way round of {@link #entity}. */
    String aggregate(String entity) {
        return aggregates.entrySet().stream()
                .filter(named -> named.getValue().equals(entity))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(entity);
    }

    /**
     * The rules for the data of a fact.
     *
     * @param fact the fourth word of its type
     * @param rules of the record's fields
     */
    public Map<String, FieldRule> rules(String entity, String fact, Map<String, FieldRule> rules) {
        Map<String, FieldRule> all = new HashMap<>(rules);
        all.putAll(others(entity, rules).getOrDefault(fact, Map.of()));
        return all;
    }

    /** The rules for fields that have another name in facts than in the record, by fact. */
    Map<String, Map<String, FieldRule>> others(String entity, Map<String, FieldRule> rules) {
        Map<String, Map<String, FieldRule>> others = new HashMap<>();
        fields.getOrDefault(entity, Map.of())
                .forEach((fact, tells) -> tells.forEach((field, of) -> {
                    FieldRule rule = rules.get(of);
                    if (rule != null) {
                        others.computeIfAbsent(fact, first -> new HashMap<>()).put(field, rule);
                    }
                }));
        return others;
    }
}
