package dev.kontor.analytics.report;

import dev.kontor.analytics.Money;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Puts a {@link DealReport} together from the groups that one statement has counted. */
final class DealFigures {
    private static final String WON = "won";
    private static final String LOST = "lost";

    private final List<Group> groups;

    @Nullable
    private final String currency;

    private DealFigures(List<Group> groups) {
        this.groups = groups;
        this.currency = groups.stream()
                .map(Group::currency)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /**
     * A counted group of deals.
     *
     * @param section by what it is grouped: all, stage, owner, product, quarter
     * @param key stage, owner id, product id or quarter as text
     * @param priced deals of the group whose amount is in the report's currency
     */
    private record Group(
            String section,
            @Nullable String key,
            @Nullable String outcome,
            long deals,
            long priced,
            @Nullable BigDecimal value,
            @Nullable Double medianDays,
            @Nullable Double meanDays,
            @Nullable String currency,
            @Nullable String code,
            @Nullable String name) {
        static Group of(Row row) {
            return new Group(
                    row.getString("section"),
                    row.getString("key"),
                    row.getString("outcome"),
                    row.getLong("deals"),
                    row.getLong("priced"),
                    row.getBigDecimal("value"),
                    row.getDouble("median_days"),
                    row.getDouble("mean_days"),
                    row.getString("currency"),
                    row.getString("code"),
                    row.getString("name"));
        }
    }

    static DealReport report(Iterable<Row> rows) {
        List<Group> groups = new ArrayList<>();
        rows.forEach(row -> groups.add(Group.of(row)));
        return new DealFigures(groups).report();
    }

    private DealReport report() {
        Optional<Group> won = all(WON);
        Optional<Group> lost = all(LOST);
        long wonDeals = won.map(Group::deals).orElse(0L);
        long lostDeals = lost.map(Group::deals).orElse(0L);
        long priced = won.map(Group::priced).orElse(0L);
        Money value = Figures.money(won.map(Group::value).orElse(null), currency);
        return new DealReport(
                wonDeals,
                lostDeals,
                all(null).map(Group::deals).orElse(0L),
                counts("stage", group -> true),
                Figures.percent(wonDeals, wonDeals + lostDeals),
                value,
                value == null || priced == 0 ? null : value.share(priced),
                wonDeals - priced,
                Figures.rounded(won.map(Group::medianDays).orElse(null)),
                Figures.rounded(won.map(Group::meanDays).orElse(null)),
                Figures.rounded(lost.map(Group::medianDays).orElse(null)),
                Figures.rounded(lost.map(Group::meanDays).orElse(null)),
                counts("quarter", group -> WON.equals(group.outcome())),
                byOwner(),
                byProduct(),
                DealReport.DEFINITIONS);
    }

    private Optional<Group> all(@Nullable String outcome) {
        return groups.stream()
                .filter(group -> group.section().equals("all") && Objects.equals(group.outcome(), outcome))
                .findFirst();
    }

    private Map<String, Long> counts(String section, Predicate<Group> counted) {
        Map<String, Long> counts = new TreeMap<>();
        groups.stream()
                .filter(group -> group.section().equals(section) && group.key() != null && counted.test(group))
                .forEach(group -> counts.put(String.valueOf(group.key()), group.deals()));
        return counts;
    }

    private List<DealReport.OfOwner> byOwner() {
        return sections("owner").entrySet().stream()
                .map(entry -> new DealReport.OfOwner(
                        id(entry.getKey()),
                        deals(entry.getValue(), WON),
                        deals(entry.getValue(), LOST),
                        deals(entry.getValue(), null),
                        value(entry.getValue())))
                .sorted(Comparator.comparing(
                        (DealReport.OfOwner owner) -> owner.wonValue() == null
                                ? BigDecimal.ZERO
                                : owner.wonValue().amount(),
                        Comparator.reverseOrder()))
                .toList();
    }

    private List<DealReport.OfProduct> byProduct() {
        return sections("product").entrySet().stream()
                .map(entry -> {
                    Group any = entry.getValue().get(0);
                    return new DealReport.OfProduct(
                            id(entry.getKey()),
                            any.code(),
                            any.name(),
                            entry.getValue().stream().mapToLong(Group::deals).sum(),
                            deals(entry.getValue(), WON),
                            value(entry.getValue()));
                })
                .sorted(Comparator.comparingLong(DealReport.OfProduct::rows).reversed())
                .toList();
    }

    private Map<String, List<Group>> sections(String section) {
        Map<String, List<Group>> byKey = new LinkedHashMap<>();
        groups.stream()
                .filter(group -> group.section().equals(section))
                .forEach(
                        group -> byKey.computeIfAbsent(group.key() == null ? "" : group.key(), key -> new ArrayList<>())
                                .add(group));
        return byKey;
    }

    private static @Nullable UUID id(String key) {
        return key.isEmpty() ? null : UUID.fromString(key);
    }

    private static long deals(List<Group> of, @Nullable String outcome) {
        return of.stream()
                .filter(group -> Objects.equals(group.outcome(), outcome))
                .mapToLong(Group::deals)
                .sum();
    }

    private @Nullable Money value(List<Group> of) {
        BigDecimal sum = of.stream()
                .filter(group -> WON.equals(group.outcome()) && group.value() != null)
                .map(group -> Objects.requireNonNull(group.value()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Figures.money(sum, currency);
    }
}
