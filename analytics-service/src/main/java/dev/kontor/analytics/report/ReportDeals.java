package dev.kontor.analytics.report;

import dev.kontor.platform.access.RowScope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts deals by outcome, stage, quarter, owner and product. */
@ApplicationScoped
class ReportDeals {
    private static final String SQL = "with " + DealSelection.CHOSEN + ", " + DealSelection.CURRENCY
            + """
            , counted as (
              select stage, owner_id, product_id, outcome, currency, amount,
                to_char(closed_at at time zone 'UTC', 'YYYY"-Q"Q') as quarter,
                (closed_at at time zone 'UTC')::date - (opened_at at time zone 'UTC')::date as days
              from chosen
              where\s""" + DealSelection.inPeriod("(case when outcome is null then began_at else closed_at end)")
            + """
            ), grouped as (
              select
                case when grouping(stage) = 0 then 'stage' when grouping(owner_id) = 0 then 'owner'
                  when grouping(product_id) = 0 then 'product' when grouping(quarter) = 0 then 'quarter' else 'all' end as section,
                stage, owner_id, product_id, quarter, outcome,
                count(*) as deals,
                count(*) filter (where counted.currency = money.code) as priced,
                sum(amount) filter (where counted.currency = money.code) as value,
                percentile_cont(0.5) within group (order by days)::float8 as median_days,
                avg(days)::float8 as mean_days,
                max(money.code) as currency
              from counted cross join money
              group by grouping sets ((outcome), (stage), (owner_id, outcome), (product_id, outcome), (quarter, outcome))
            )
            select g.section, coalesce(g.stage, g.owner_id::text, g.product_id::text, g.quarter) as key, g.outcome, g.deals,
              g.priced, g.value, g.median_days, g.mean_days, g.currency, p.code, p.name
            from grouped g left join product p on g.section = 'product' and p.id = g.product_id
            order by g.section, key, g.outcome
            """;

    private final Reports reports;

    ReportDeals(Reports reports) {
        this.reports = reports;
    }

    Uni<DealReport> report(ReportQuery query, RowScope scope) {
        return reports.rows(SQL, query.parameters(scope)).map(DealFigures::report);
    }
}
