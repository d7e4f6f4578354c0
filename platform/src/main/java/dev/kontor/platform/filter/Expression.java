package dev.kontor.platform.filter;

import java.util.List;

/** A filter text taken apart. Tokens are kept, so that whoever gives them a meaning can name the place of a fault. */
sealed interface Expression {
    record Or(List<Expression> parts) implements Expression {}

    record And(List<Expression> parts) implements Expression {}

    record Not(Expression inner) implements Expression {}

    /** What stood in parentheses. */
    record Group(Expression inner) implements Expression {}

    /**
     * A field against a value; against several when the operator is {@code in}.
     *
     * @param operator one of those of the language
     */
    record Comparison(Token field, Token operator, List<Token> values) implements Expression {
        Token value() {
            return values.getFirst();
        }

        boolean isNull() {
            return value().kind() == Token.Kind.WORD && "null".equals(value().text());
        }
    }
}
