package dev.kontor.platform.filter;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Values of the filter language, read as the field's kind demands. */
final class Literal {
    /** What a calendar writes with four digits; beyond lies what PostgreSQL and its driver cannot carry. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private Literal() {}

    static Object parse(Token token, FilterField.Kind kind) {
        try {
            return switch (kind) {
                case TEXT, TEXT_LIST -> text(token);
                case UUID -> UUID.fromString(text(token));
                case INSTANT -> within(Instant.parse(text(token)), FIRST, LAST);
                case DATE -> within(LocalDate.parse(text(token)), FIRST_DAY, LAST_DAY);
                case NUMBER -> number(token);
                case BOOLEAN -> bool(token);
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Token.error(token.position(), token.text() + " is no value of kind " + kind);
        }
    }

    static String text(Token token) {
        if (token.kind() != Token.Kind.STRING) {
            throw Token.error(token.position(), "Expected a string in double quotes");
        }
        if (token.text().indexOf(0) >= 0) {
            throw Token.error(token.position(), "A string cannot hold U+0000");
        }
        return token.text();
    }

    private static <T extends Comparable<? super T>> T within(T value, T first, T last) {
        if (value.compareTo(first) < 0 || value.compareTo(last) > 0) {
            throw new IllegalArgumentException("out of range");
        }
        return value;
    }

    /** The client's text is matched as it is: its own wildcards are escaped. */
    static String escapeLike(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private static BigDecimal number(Token token) {
        if (token.kind() != Token.Kind.NUMBER) {
            throw Token.error(token.position(), "Expected a number");
        }
        return new BigDecimal(token.text());
    }

    private static Boolean bool(Token token) {
        return switch (token.text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Token.error(token.position(), "Expected true or false");
        };
    }
}
