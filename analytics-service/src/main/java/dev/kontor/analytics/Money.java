package dev.kontor.analytics;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount as the contracts have it: {@code {"amount":"12.00","currency":"EUR"}}.
 *
 * @param currency ISO 4217 code
 */
public record Money(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {
    /** The amount rounded half up to the currency's minor unit. */
    public static Money rounded(BigDecimal amount, String currency) {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return new Money(amount.setScale(digits, RoundingMode.HALF_UP), currency);
    }

    /** One of so many equal parts. */
    public Money share(long parts) {
        return new Money(amount.divide(BigDecimal.valueOf(parts), amount.scale(), RoundingMode.HALF_UP), currency);
    }
}
