package dev.kontor.platform.filter;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A value of the filter language where no field's kind is declared: its own form says what it is. */
sealed interface JsonLiteral {
    /** How a node of the document stands to this value: below zero, zero, above; null when the two cannot be compared. */
    @Nullable
    Integer compare(JsonNode node);

    default Truth test(JsonNode node, IntPredicate sign) {
        Integer order = compare(node);
        return order == null ? Truth.UNKNOWN : Truth.of(sign.test(order));
    }

    static JsonLiteral of(Token token) {
        return switch (token.kind()) {
            case NUMBER -> new Decimal((BigDecimal) Literal.parse(token, FilterField.Kind.NUMBER));
            case STRING -> new Text(token.text(), instant(token.text()));
            default -> new Bool((Boolean) Literal.parse(token, FilterField.Kind.BOOLEAN));
        };
    }

    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Numbers, and the decimal strings that money is written in. */
    record Decimal(BigDecimal value) implements JsonLiteral {
        private static final int MAX_DIGITS = 40;

        @Override
        public @Nullable Integer compare(JsonNode node) {
            if (node.isNumber()) {
                return node.decimalValue().compareTo(value);
            }
            if (!node.isTextual() || node.textValue().length() > MAX_DIGITS) {
                return null;
            }
            try {
                return new BigDecimal(node.textValue()).compareTo(value);
            } catch (NumberFormatException e) {
                return null;
            }
        }
    }

    /** Texts by their letters, times by the time they name. */
    record Text(String value, @Nullable Instant time) implements JsonLiteral {
        @Override
        public @Nullable Integer compare(JsonNode node) {
            if (!node.isTextual()) {
                return null;
            }
            Instant other = time == null ? null : instant(node.textValue());
            return time == null || other == null
                    ? Integer.valueOf(node.textValue().compareTo(value))
                    : Integer.valueOf(other.compareTo(time));
        }
    }

    record Bool(boolean value) implements JsonLiteral {
        @Override
        public @Nullable Integer compare(JsonNode node) {
            return node.isBoolean() ? Integer.valueOf(Boolean.compare(node.booleanValue(), value)) : null;
        }
    }
}
