package dev.kontor.platform.filter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.platform.filter.Expression.Comparison;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The filter language over a JSON document, in memory. A field is a path of names ({@code data.amount.currency}). There is no declared
 * kind: the literal tells how a value is read, so {@code gt 1000} reads the decimal string {@code "1250.00"} as a number. What is
 * missing, or cannot be read so, is unknown as in SQL: neither {@code eq} nor {@code ne} holds of it.
 */
public final class JsonFilter {
    private final Function<JsonNode, Truth> matcher;

    private JsonFilter(Function<JsonNode, Truth> matcher) {
        this.matcher = matcher;
    }

    /**
     * Compiles a filter text; a fault is a {@code filter-invalid} problem with its position.
     *
     * @param fields which paths there are
     */
    public static JsonFilter compile(String text, Predicate<String> fields) {
        return new JsonFilter(matcher(Parser.parse(text), fields));
    }

    public boolean matches(JsonNode document) {
        return matcher.apply(document) == Truth.TRUE;
    }

    private static Function<JsonNode, Truth> matcher(Expression expression, Predicate<String> fields) {
        return switch (expression) {
            case Expression.Or or -> joined(or.parts(), fields, Truth::or);
            case Expression.And and -> joined(and.parts(), fields, Truth::and);
            case Expression.Group group -> matcher(group.inner(), fields);
            case Expression.Not not -> {
                Function<JsonNode, Truth> inner = matcher(not.inner(), fields);
                yield document -> inner.apply(document).not();
            }
            case Comparison comparison -> comparison(comparison, fields);
        };
    }

    private static Function<JsonNode, Truth> joined(
            List<Expression> parts, Predicate<String> fields, BinaryOperator<Truth> word) {
        List<Function<JsonNode, Truth>> all =
                parts.stream().map(part -> matcher(part, fields)).toList();
        return document ->
                all.stream().map(part -> part.apply(document)).reduce(word).orElseThrow();
    }

    private static Function<JsonNode, Truth> comparison(Comparison comparison, Predicate<String> fields) {
        Token name = comparison.field();
        if (!fields.test(name.text())) {
            throw Token.error(name.position(), "There is no field " + name.text() + " to filter by");
        }
        String[] path = name.text().split("\\.", -1);
        Function<JsonNode, Truth> value = value(comparison);
        return document -> {
            JsonNode node = document;
            for (String step : path) {
                node = node.path(step);
            }
            return value.apply(node);
        };
    }

    private static Function<JsonNode, Truth> value(Comparison comparison) {
        return switch (comparison.operator().text()) {
            case "in" -> {
                List<JsonLiteral> literals =
                        comparison.values().stream().map(JsonLiteral::of).toList();
                yield node -> literals.stream()
                        .map(literal -> literal.test(node, sign -> sign == 0))
                        .reduce(Truth::or)
                        .orElseThrow();
            }
            case "has" -> has(JsonLiteral.of(comparison.value()));
            case "like" -> like(Literal.text(comparison.value()));
            default -> comparison.isNull() ? isNull(comparison.operator()) : compare(comparison);
        };
    }

    private static Function<JsonNode, Truth> compare(Comparison comparison) {
        JsonLiteral literal = JsonLiteral.of(comparison.value());
        return switch (comparison.operator().text()) {
            case "eq" -> node -> literal.test(node, sign -> sign == 0);
            case "ne" -> node -> literal.test(node, sign -> sign != 0);
            case "gt" -> node -> literal.test(node, sign -> sign > 0);
            case "ge" -> node -> literal.test(node, sign -> sign >= 0);
            case "lt" -> node -> literal.test(node, sign -> sign < 0);
            default -> node -> literal.test(node, sign -> sign <= 0);
        };
    }

    private static Function<JsonNode, Truth> isNull(Token operator) {
        return switch (operator.text()) {
            case "eq" -> node -> Truth.of(isAbsent(node));
            case "ne" -> node -> Truth.of(!isAbsent(node));
            default -> throw Token.error(operator.position(), operator.text() + " null does not suit this field");
        };
    }

    private static Function<JsonNode, Truth> has(JsonLiteral literal) {
        return node -> {
            Truth found = isAbsent(node) ? Truth.UNKNOWN : Truth.FALSE;
            for (JsonNode item : node) {
                found = found.or(literal.test(item, sign -> sign == 0));
            }
            return found;
        };
    }

    private static Function<JsonNode, Truth> like(String text) {
        String part = text.toLowerCase(Locale.ROOT);
        return node -> node.isTextual()
                ? Truth.of(node.textValue().toLowerCase(Locale.ROOT).contains(part))
                : Truth.UNKNOWN;
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
