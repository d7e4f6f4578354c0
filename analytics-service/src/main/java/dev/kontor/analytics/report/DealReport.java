package dev.kontor.analytics.report;

import dev.kontor.analytics.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Deals in numbers. A closed deal counts in the period in which it was closed, an open one in that in which it began.
 *
 * @param byStage deals by the stage they are in; won and lost are stages here
 * @param winRate won of closed, percent
 * @param wonInOtherCurrencies won deals whose money is not in the figures
 * @param wonByQuarter won deals by the quarter of closing, {@code 2017-Q1}
 * @param definitions what each figure means
 */
public record DealReport(
        long won,
        long lost,
        long open,
        Map<String, Long> byStage,
        @Nullable BigDecimal winRate,
        @Nullable Money wonValue,
        @Nullable Money averageCheck,
        long wonInOtherCurrencies,
        @Nullable BigDecimal medianDaysToWin,
        @Nullable BigDecimal meanDaysToWin,
        @Nullable BigDecimal medianDaysToLose,
        @Nullable BigDecimal meanDaysToLose,
        Map<String, Long> wonByQuarter,
        List<OfOwner> byOwner,
        List<OfProduct> byProduct,
        Map<String, String> definitions) {
    static final Map<String, String> DEFINITIONS = Map.of(
            "won", "Deals won whose closing date lies in the period",
            "lost", "Deals lost whose closing date lies in the period",
            "open", "Deals neither won nor lost that began in the period (were recorded, where no beginning is known)",
            "winRate", "Won of all closed in the period, percent",
            "wonValue", "Sum of the amounts of won deals in the report's currency",
            "averageCheck", "wonValue divided by the number of won deals in that currency",
            "daysToWin", "Closing date less opening date of won deals, in days of UTC",
            "daysToLose", "Closing date less opening date of lost deals, in days of UTC");

    /**
     * One owner's part.
     *
     * @param ownerId null for deals that nobody owns
     */
    public record OfOwner(
            @Nullable UUID ownerId,
            long won,
            long lost,
            long open,
            @Nullable Money wonValue) {}

    /**
     * One product's part.
     *
     * @param productId null for deals without a product
     * @param rows deals of any outcome
     */
    public record OfProduct(
            @Nullable UUID productId,
            @Nullable String code,
            @Nullable String name,
            long rows,
            long won,
            @Nullable Money wonValue) {}
}
