package dev.kontor.analytics.report;

import dev.kontor.analytics.Money;
import dev.kontor.analytics.report.KpiReport.Figure;
import dev.kontor.analytics.report.KpiReport.MoneyFigure;
import dev.kontor.analytics.report.KpiReport.Month;
import dev.kontor.platform.access.RowScope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Works out the four key figures. */
@ApplicationScoped
class ReportKpis {
    private static final String DEALS = "with " + DealSelection.CHOSEN + ", " + DealSelection.CURRENCY
            + """
            , moved as (
              select e.deal_id, min(e.at) as at
              from deal_stage_entry e join chosen c on c.id = e.deal_id where e.at is not null group by e.deal_id
            ), lead as (
              select c.outcome, extract(epoch from least(m.at, c.closed_at) - c.opened_at)::float8 as seconds
              from chosen c left join moved m on m.deal_id = c.id where\s""" + DealSelection.inPeriod("c.began_at")
            + """
            ), paid as (
              select count(*) as deals, sum(amount) as value
              from chosen cross join money
              where outcome = 'won' and currency = money.code and\s""" + DealSelection.inPeriod("closed_at")
            + """
            )
            select count(*) as leads, count(*) filter (where outcome = 'won') as won,
              percentile_cont(0.5) within group (order by seconds) as request_seconds,
              (select deals from paid) as paid_deals, (select value from paid) as paid_value, (select code from money) as currency
            from lead
            """;

    /** At most five years back from the end of the period; the months before count into the base. */
    private static final String BASE = """
            with chosen as (
              select p.registered_at, p.removed_at from party p
              where p.registered_at is not null
                and ($3::uuid is null or p.owner_id = $3) and ($4::text is null or p.team = $4)
                and ($5::uuid is null or p.owner_id = $5 or p.team = any($6::text[]) or (p.owner_id is null and p.team is null))
            ), month as (
              select at, at + interval '1 month' as until from generate_series(
                date_trunc('month', greatest(coalesce($1::timestamptz, (select min(registered_at) from chosen)),
                  coalesce($2::timestamptz, $7::timestamptz) - interval '5 years'), 'UTC'),
                coalesce($2::timestamptz, $7::timestamptz) - interval '1 microsecond', interval '1 month', 'UTC') as at
            )
            select to_char(m.at at time zone 'UTC', 'YYYY-MM') as month,
              count(c.registered_at) filter (where c.registered_at < m.at and (c.removed_at is null or c.removed_at >= m.at)) as base,
              count(c.registered_at) filter (where c.registered_at >= m.at and c.registered_at < m.until) as registered,
              count(c.removed_at) filter (where c.removed_at >= m.at and c.removed_at < m.until) as removed
            from month m left join chosen c on c.registered_at < m.until
            group by m.at order by m.at
            """;

    private final Reports reports;
    private final Clock clock;

    ReportKpis(Reports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    Uni<KpiReport> report(ReportQuery query, RowScope scope) {
        List<@Nullable Object> ofParties = query.personal(scope);
        ofParties.add(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        return reports.rows(DEALS, query.parameters(scope))
                .map(rows -> rows.iterator().next())
                .chain(deals -> reports.rows(BASE, ofParties).map(months -> kpis(deals, months(months))));
    }

    private static KpiReport kpis(Row deals, List<Month> months) {
        Money value = Figures.money(deals.getBigDecimal("paid_value"), deals.getString("currency"));
        long paid = deals.getLong("paid_deals");
        Month last = months.isEmpty() ? null : months.get(months.size() - 1);
        return new KpiReport(
                new Figure(
                        Figures.percent(deals.getLong("won"), deals.getLong("leads")),
                        "percent",
                        "Of a hundred deals that began in the period, how many have been won by now"),
                new MoneyFigure(
                        value == null || paid == 0 ? null : value.share(paid),
                        "Sum of the deals won in the period divided by their number, in one currency"),
                new Figure(
                        last == null ? null : last.growth(),
                        "percent",
                        "People and organisations registered in the last month of the period, of those there at its beginning"),
                new Figure(
                        Figures.rounded(deals.getDouble("request_seconds")),
                        "seconds",
                        "Median time from the beginning of a deal to its first move: another stage, won or lost"),
                months);
    }

    private static List<Month> months(Iterable<Row> rows) {
        List<Month> months = new ArrayList<>();
        for (Row row : rows) {
            long base = row.getLong("base");
            long registered = row.getLong("registered");
            months.add(new Month(
                    row.getString("month"),
                    base,
                    registered,
                    row.getLong("removed"),
                    Figures.percent(registered, base)));
        }
        return months;
    }
}
