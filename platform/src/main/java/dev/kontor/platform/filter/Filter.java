package dev.kontor.platform.filter;

import static dev.kontor.platform.filter.Token.Kind.CLOSE;
import static dev.kontor.platform.filter.Token.Kind.COMMA;
import static dev.kontor.platform.filter.Token.Kind.END;
import static dev.kontor.platform.filter.Token.Kind.OPEN;
import static dev.kontor.platform.filter.Token.Kind.WORD;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Recursive-descent compiler of the filter language:
 *
 * <pre>
 * or         = and { "or" and }
 * and        = term { "and" term }
 * term       = "not" term | "(" or ")" | comparison
 * comparison = field ( "eq" | "ne" | "gt" | "ge" | "lt" | "le" | "like" | "has" ) literal | field "in" "(" literal { "," literal } ")"
 * </pre>
 */
public final class Filter {
    private static final int MAX_LENGTH = 4_000;
    private static final int MAX_DEPTH = 20;
    private static final int MAX_VALUES = 500;
    private static final Map<String, String> COMPARISONS =
            Map.of("eq", "=", "ne", "<>", "gt", ">", "ge", ">=", "lt", "<", "le", "<=");

    private final List<Token> tokens;
    private final Map<String, FilterField> fields;
    private final Map<String, Object> parameters = new HashMap<>();
    private int at;

    private Filter(List<Token> tokens, Map<String, FilterField> fields) {
        this.tokens = tokens;
        this.fields = fields;
    }

    /** Compiles a filter text over the given fields; a fault is a {@code filter-invalid} problem with its position. */
    public static Condition compile(String text, Map<String, FilterField> fields) {
        if (text.length() > MAX_LENGTH) {
            throw Token.error(MAX_LENGTH, "The filter is longer than " + MAX_LENGTH + " characters");
        }
        Filter filter = new Filter(Token.scan(text), fields);
        String hql = filter.or(0);
        if (filter.peek().kind() != END) {
            throw Token.error(filter.peek().position(), "Expected \"and\", \"or\" or the end");
        }
        return new Condition(hql, filter.parameters);
    }

    private String or(int depth) {
        StringBuilder hql = new StringBuilder(and(depth));
        while (takeWord("or")) {
            hql.append(" or ").append(and(depth));
        }
        return hql.toString();
    }

    private String and(int depth) {
        StringBuilder hql = new StringBuilder(term(depth));
        while (takeWord("and")) {
            hql.append(" and ").append(term(depth));
        }
        return hql.toString();
    }

    private String term(int depth) {
        if (depth > MAX_DEPTH) {
            throw Token.error(peek().position(), "The filter is nested deeper than " + MAX_DEPTH);
        }
        if (takeWord("not")) {
            return "not (" + term(depth + 1) + ")";
        }
        if (peek().kind() == OPEN) {
            at++;
            String inner = or(depth + 1);
            expect(CLOSE, ")");
            return "(" + inner + ")";
        }
        return comparison();
    }

    private String comparison() {
        Token name = expect(WORD, "a field name");
        FilterField field = fields.get(name.text());
        if (field == null) {
            throw Token.error(name.position(), "There is no field " + name.text() + " to filter by");
        }
        Token operator = expect(WORD, "an operator");
        String path = "e." + field.path();
        return switch (operator.text()) {
            case "in" -> path + " in (" + values(field) + ")";
            case "has" -> {
                require(field.kind() == FilterField.Kind.TEXT_LIST, operator, "has");
                yield "array_contains(" + path + ", " + bind(Literal.text(take())) + ")";
            }
            case "like" -> {
                require(field.kind() == FilterField.Kind.TEXT, operator, "like");
                yield "lower(" + path + ") like lower(" + bind("%" + Literal.escapeLike(Literal.text(take())) + "%")
                        + ") escape '!'";
            }
            default -> compare(field, path, operator);
        };
    }

    private String compare(FilterField field, String path, Token operator) {
        String sign = COMPARISONS.get(operator.text());
        if (sign == null) {
            throw Token.error(operator.position(), "Unknown operator " + operator.text());
        }
        if (takeWord("null")) {
            require("eq".equals(operator.text()) || "ne".equals(operator.text()), operator, operator.text() + " null");
            return path + ("eq".equals(operator.text()) ? " is null" : " is not null");
        }
        require(field.kind() != FilterField.Kind.TEXT_LIST, operator, operator.text());
        return path + " " + sign + " " + bind(Literal.parse(take(), field.kind()));
    }

    private String values(FilterField field) {
        expect(OPEN, "(");
        List<String> names = new ArrayList<>();
        do {
            names.add(bind(Literal.parse(take(), field.kind())));
            if (names.size() > MAX_VALUES) {
                throw Token.error(peek().position(), "More than " + MAX_VALUES + " values");
            }
        } while (takeKind(COMMA));
        expect(CLOSE, ")");
        return String.join(", ", names);
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

    private Token peek() {
        return tokens.get(at);
    }

    private Token take() {
        Token token = peek();
        if (token.kind() == END) {
            throw Token.error(token.position(), "Expected a value");
        }
        at++;
        return token;
    }

    private boolean takeKind(Token.Kind kind) {
        boolean matches = peek().kind() == kind;
        at += matches ? 1 : 0;
        return matches;
    }

    private boolean takeWord(String word) {
        boolean matches = peek().kind() == WORD && peek().text().equals(word);
        at += matches ? 1 : 0;
        return matches;
    }

    private Token expect(Token.Kind kind, String what) {
        if (peek().kind() != kind) {
            throw Token.error(peek().position(), "Expected " + what);
        }
        return tokens.get(at++);
    }
}
