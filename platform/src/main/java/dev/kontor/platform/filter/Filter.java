package dev.kontor.platform.filter;

import dev.kontor.platform.filter.Expression.Comparison;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The filter language over an entity's fields: a text becomes a {@link Condition} of a query. {@link Parser} has the grammar. */
public final class Filter {
    private static final Map<String, String> COMPARISONS =
            Map.of("eq", "=", "ne", "<>", "gt", ">", "ge", ">=", "lt", "<", "le", "<=");

    private final Map<String, FilterField> fields;
    private final Map<String, Object> parameters = new HashMap<>();

    private Filter(Map<String, FilterField> fields) {
        this.fields = fields;
    }

    /** Compiles a filter text over the given fields; a fault is a {@code filter-invalid} problem with its position. */
    public static Condition compile(String text, Map<String, FilterField> fields) {
        Filter filter = new Filter(fields);
        String hql = filter.hql(Parser.parse(text));
        return new Condition(hql, filter.parameters);
    }

    private String hql(Expression expression) {
        return switch (expression) {
            case Expression.Or or -> joined(or.parts(), " or ");
            case Expression.And and -> joined(and.parts(), " and ");
            case Expression.Not not -> "not (" + hql(not.inner()) + ")";
            case Expression.Group group -> "(" + hql(group.inner()) + ")";
            case Comparison comparison -> comparison(comparison);
        };
    }

    private String joined(List<Expression> parts, String word) {
        return parts.stream().map(this::hql).collect(Collectors.joining(word));
    }

    private String comparison(Comparison comparison) {
        Token name = comparison.field();
        FilterField field = fields.get(name.text());
        if (field == null) {
            throw Token.error(name.position(), "There is no field " + name.text() + " to filter by");
        }
        Token operator = comparison.operator();
        String path = "e." + field.path();
        return switch (operator.text()) {
            case "in" -> path + " in (" + values(comparison, field) + ")";
            case "has" -> {
                require(field.kind() == FilterField.Kind.TEXT_LIST, operator, "has");
                yield "array_contains(" + path + ", " + bind(Literal.text(comparison.value())) + ")";
            }
            case "like" -> {
                require(field.kind() == FilterField.Kind.TEXT, operator, "like");
                String text = Literal.escapeLike(Literal.text(comparison.value()));
                yield "lower(" + path + ") like lower(" + bind("%" + text + "%") + ") escape '!'";
            }
            default -> compare(comparison, field, path);
        };
    }

    private String compare(Comparison comparison, FilterField field, String path) {
        Token operator = comparison.operator();
        String sign = COMPARISONS.get(operator.text());
        if (comparison.isNull()) {
            boolean equal = "eq".equals(operator.text());
            require(equal || "ne".equals(operator.text()), operator, operator.text() + " null");
            return path + (equal ? " is null" : " is not null");
        }
        require(field.kind() != FilterField.Kind.TEXT_LIST, operator, operator.text());
        return path + " " + sign + " " + bind(Literal.parse(comparison.value(), field.kind()));
    }

    private String values(Comparison comparison, FilterField field) {
        return comparison.values().stream()
                .map(value -> bind(Literal.parse(value, field.kind())))
                .collect(Collectors.joining(", "));
    }

    private String bind(Object value) {
        String name = "f" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }

    private static void require(boolean condition, Token operator, String name) {
        if (!condition) {
            throw Token.error(operator.position(), name + " does not suit this field");
        }
    }
}
