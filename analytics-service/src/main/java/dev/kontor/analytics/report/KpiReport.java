package dev.kontor.analytics.report;

import dev.kontor.analytics.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The four key figures, each with its definition, and the base month by month. */
public record KpiReport(
        Figure leadsToDeals, MoneyFigure averageCheck, Figure baseGrowth, Figure requestTime, List<Month> base) {
    /**
     * A figure.
     *
     * @param value null where there is nothing to count yet
     */
    public record Figure(@Nullable BigDecimal value, String unit, String definition) {}

    /** A figure in money. */
    public record MoneyFigure(@Nullable Money value, String definition) {}

    /**
     * A month of the base.
     *
     * @param month 2026-11
     * @param base people and organisations at its beginning
     * @param growth registered of base, percent
     */
    public record Month(
            String month,
            long base,
            long registered,
            long removed,
            @Nullable BigDecimal growth) {}
}
