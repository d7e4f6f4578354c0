package dev.kontor.analytics.report;

import dev.kontor.analytics.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers as reports show them: two decimals, none where there are none. */
final class Figures {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 2;

    private Figures() {}

    /** Null where there is nothing to divide by. */
    static @Nullable BigDecimal percent(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_UP);
    }

    static @Nullable BigDecimal rounded(@Nullable Number value) {
        if (value == null) {
            return null;
        }
        BigDecimal plain = new BigDecimal(value.toString())
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    static @Nullable Money money(@Nullable BigDecimal amount, @Nullable String currency) {
        return currency == null ? null : Money.rounded(amount == null ? BigDecimal.ZERO : amount, currency);
    }
}
