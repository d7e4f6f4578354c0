package dev.kontor.deals.money;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kontor.deals.DealError;
import dev.kontor.platform.problem.Problem;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;

/**
 * An exact amount in the minor units of its currency (ISO 4217): {@code 12.00 EUR}, {@code 12 JPY}. Nothing is rounded in silence: an
 * amount with more digits than the currency has is refused; {@link #times} and {@link #percent} round half up and say so.
 *
 * @param amount in minor units, so that equal amounts are equal
 * @param currency ISO 4217 code
 */
@Embeddable
public record Money(
        @JsonProperty @JsonFormat(shape = JsonFormat.Shape.STRING)
        BigDecimal amount,

        @JsonProperty String currency) {
    /** Digits before the decimal point; what the column holds, and far below where arithmetic gets slow. */
    static final int MAX_DIGITS = 15;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Money {
        currency = known(currency);
        amount = inMinorUnits(amount, currency);
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    public static Money zero(String currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    /** The amount so many times, rounded half up to the minor unit. */
    public Money times(BigDecimal quantity) {
        return rounded(amount.multiply(quantity));
    }

    /** So many per cent of the amount, rounded half up to the minor unit. */
    public Money percent(BigDecimal percent) {
        return rounded(amount.multiply(percent).divide(HUNDRED));
    }

    // Not named as JavaBeans are: Jackson would write isNegative as a field of its own.
    public boolean belowZero() {
        return amount.signum() < 0;
    }

    public boolean nothing() {
        return amount.signum() == 0;
    }

    public boolean moreThan(Money other) {
        return amount.compareTo(sameCurrency(other).amount) > 0;
    }

    private Money rounded(BigDecimal exact) {
        return new Money(exact.setScale(amount.scale(), RoundingMode.HALF_UP), currency);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw Problem.of(DealError.CURRENCY_MIXED, currency + " and " + other.currency + " do not add up");
        }
        return other;
    }

    @SuppressWarnings("ConstantValue") // JSON may leave the member out
    private static String known(String currency) {
        if (currency == null) {
            throw Problem.invalid("/currency", "not-null", "is missing");
        }
        String code = currency.toUpperCase(Locale.ROOT);
        try {
            if (Currency.getInstance(code).getDefaultFractionDigits() >= 0) {
                return code;
            }
        } catch (IllegalArgumentException e) {
            throw unknown(currency);
        }
        throw unknown(currency);
    }

    private static Problem unknown(String currency) {
        return Problem.invalid("/currency", "unknown-currency", currency + " is no currency of ISO 4217");
    }

    @SuppressWarnings("ConstantValue") // JSON may leave the member out
    private static BigDecimal inMinorUnits(BigDecimal amount, String currency) {
        if (amount == null) {
            throw Problem.invalid("/amount", "not-null", "is missing");
        }
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        if ((long) amount.precision() - amount.scale() > MAX_DIGITS) {
            throw Problem.invalid("/amount", "too-large", "has more than " + MAX_DIGITS + " digits");
        }
        try {
            return amount.setScale(digits, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw Problem.invalid("/amount", "too-precise", currency + " has " + digits + " digits after the point");
        }
    }
}
