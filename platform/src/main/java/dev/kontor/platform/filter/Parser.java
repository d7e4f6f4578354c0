package dev.kontor.platform.filter;

import static dev.kontor.platform.filter.Token.Kind.CLOSE;
import static dev.kontor.platform.filter.Token.Kind.COMMA;
import static dev.kontor.platform.filter.Token.Kind.END;
import static dev.kontor.platform.filter.Token.Kind.OPEN;
import static dev.kontor.platform.filter.Token.Kind.WORD;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Recursive-descent parser of the filter language:
 *
 * <pre>
 * or         = and { "or" and }
 * and        = term { "and" term }
 * term       = "not" term | "(" or ")" | comparison
 * comparison = field ( "eq" | "ne" | "gt" | "ge" | "lt" | "le" | "like" | "has" ) literal | field "in" "(" literal { "," literal } ")"
 * </pre>
 */
final class Parser {
    private static final int MAX_LENGTH = 4_000;
    private static final int MAX_DEPTH = 20;
    private static final int MAX_VALUES = 500;
    private static final Set<String> OPERATORS = Set.of("eq", "ne", "gt", "ge", "lt", "le", "like", "has");

    private final List<Token> tokens;
    private int at;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** A fault is a {@code filter-invalid} problem with its position. */
    static Expression parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw Token.error(MAX_LENGTH, "The filter is longer than " + MAX_LENGTH + " characters");
        }
        Parser parser = new Parser(Token.scan(text));
        Expression parsed = parser.or(0);
        if (parser.peek().kind() != END) {
            throw Token.error(parser.peek().position(), "Expected \"and\", \"or\" or the end");
        }
        return parsed;
    }

    private Expression or(int depth) {
        List<Expression> parts = new ArrayList<>(List.of(and(depth)));
        while (takeWord("or")) {
            parts.add(and(depth));
        }
        return parts.size() == 1 ? parts.getFirst() : new Expression.Or(parts);
    }

    private Expression and(int depth) {
        List<Expression> parts = new ArrayList<>(List.of(term(depth)));
        while (takeWord("and")) {
            parts.add(term(depth));
        }
        return parts.size() == 1 ? parts.getFirst() : new Expression.And(parts);
    }

    private Expression term(int depth) {
        if (depth > MAX_DEPTH) {
            throw Token.error(peek().position(), "The filter is nested deeper than " + MAX_DEPTH);
        }
        if (takeWord("not")) {
            return new Expression.Not(term(depth + 1));
        }
        if (peek().kind() == OPEN) {
            at++;
            Expression inner = or(depth + 1);
            expect(CLOSE, ")");
            return new Expression.Group(inner);
        }
        return comparison();
    }

    private Expression comparison() {
        Token name = expect(WORD, "a field name");
        Token operator = expect(WORD, "an operator");
        if ("in".equals(operator.text())) {
            return new Expression.Comparison(name, operator, values());
        }
        if (!OPERATORS.contains(operator.text())) {
            throw Token.error(operator.position(), "Unknown operator " + operator.text());
        }
        return new Expression.Comparison(name, operator, List.of(take()));
    }

    private List<Token> values() {
        expect(OPEN, "(");
        List<Token> values = new ArrayList<>();
        do {
            values.add(take());
            if (values.size() > MAX_VALUES) {
                throw Token.error(peek().position(), "More than " + MAX_VALUES + " values");
            }
        } while (takeKind(COMMA));
        expect(CLOSE, ")");
        return values;
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
