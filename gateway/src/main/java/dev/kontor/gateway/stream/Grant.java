package dev.kontor.gateway.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * What a viewer may see of one aggregate's facts.
 *
 * @param everything whether of all records; else of those that their service shows
 * @param fields rules for the data, hidden or masked
 * @param facts more of them, by the fourth word of a type
 */
record Grant(boolean everything, Map<String, String> fields, Map<String, Map<String, String>> facts) {
    private static final String ALL = "all";

    static Grant from(JsonNode json) {
        Map<String, Map<String, String>> facts = new HashMap<>();
        json.path("facts").properties().forEach(fact -> facts.put(fact.getKey(), rules(fact.getValue())));
        return new Grant(ALL.equals(json.path("read").asText()), rules(json.path("fields")), facts);
    }

    private static Map<String, String> rules(JsonNode json) {
        Map<String, String> rules = new HashMap<>();
        json.properties()
                .forEach(field -> rules.put(field.getKey(), field.getValue().asText()));
        return rules;
    }

    /** For the data of a fact. */
    Map<String, String> rules(Fact fact) {
        Map<String, String> all = new HashMap<>(fields);
        all.putAll(facts.getOrDefault(fact.name(), Map.of()));
        return all;
    }
}
