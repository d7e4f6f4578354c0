package dev.kontor.platform.integrity;

import java.util.List;
import java.util.Locale;

/**
 * What a service holds of a type.
 *
 * @param holder the service
 * @param kind {@code base}, {@code copy} or {@code projection}
 * @param hours only those that have records
 */
record HoldingView(String type, String holder, String kind, List<Sums> hours) {
    static HoldingView of(Holding holding, String service, List<Sums> hours) {
        return new HoldingView(holding.type(), service, holding.kind().name().toLowerCase(Locale.ROOT), hours);
    }
}
