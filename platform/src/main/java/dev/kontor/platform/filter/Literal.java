package dev.kontor.platform.filter;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Values of the filter language, read as the field's kind demands. */
final class Literal {
    private Literal() {}

    static Object parse(Token token, FilterField.Kind kind) {
        try {
            return switch (kind) {
                case TEXT, TEXT_LIST -> text(token);
                case UUID -> UUID.fromString(text(token));
                case INSTANT -> Instant.parse(text(token));
                case DATE -> LocalDate.parse(text(token));
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
        return token.text();
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
