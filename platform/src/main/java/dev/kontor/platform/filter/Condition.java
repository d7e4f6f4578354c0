package dev.kontor.platform.filter;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A compiled filter: an HQL expression over alias {@code e} and the values of its named parameters. Text of the client never becomes
 * part of the expression.
 */
public record Condition(String hql, Map<String, Object> parameters) {
    public static final Condition ALWAYS = new Condition("true", Map.of());

    public static Condition all(List<Condition> parts) {
        Map<String, Object> values = new java.util.HashMap<>();
        parts.forEach(part -> values.putAll(part.parameters()));
        List<String> texts = parts.stream()
                .filter(part -> !part.equals(ALWAYS))
                .map(part -> "(" + part.hql() + ")")
                .toList();
        return texts.isEmpty() ? ALWAYS : new Condition(String.join(" and ", texts), values);
    }

    /** Not of an empty list. */
    public static Condition any(List<Condition> parts) {
        if (parts.contains(ALWAYS)) {
            return ALWAYS;
        }
        Map<String, Object> values = new java.util.HashMap<>();
        parts.forEach(part -> values.putAll(part.parameters()));
        return new Condition(
                parts.stream().map(part -> "(" + part.hql() + ")").collect(Collectors.joining(" or ")), values);
    }
}
