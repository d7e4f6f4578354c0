package dev.kontor.analytics.report;

import java.util.Locale;

/** The parts that statements over deals have in common; parameters as {@link ReportQuery#parameters} gives them. */
final class DealSelection {
    /** Deals that the question is about and the caller may see, of all times. */
    static final String CHOSEN = """
            chosen as (
              select d.*, coalesce(d.opened_at, d.recorded_at) as began_at
              from deal d
              where ($1::text is null or d.pipeline_id in (select id from pipeline where code = $1 or id::text = $1))
                and ($4::uuid is null or d.owner_id = $4)
                and ($5::text is null or d.team = $5)
                and ($6::text is null or d.product_id in (select id from product where code = $6 or id::text = $6))
                and ($7::text is null or d.source = $7)
                and ($8::uuid is null or d.owner_id = $8 or d.team = any($9::text[]) or (d.owner_id is null and d.team is null))
            )
            """;

    /** The currency money is counted in. */
    static final String CURRENCY = """
            money as (
              select coalesce($10::text, (
                select currency from chosen where outcome = 'won' and currency is not null
                group by currency order by count(*) desc, currency limit 1)) as code
            )
            """;

    private DealSelection() {}

    /** Whether a moment lies in the period. */
    static String inPeriod(String moment) {
        return String.format(
                Locale.ROOT,
                "($2::timestamptz is null or %1$s >= $2) and ($3::timestamptz is null or %1$s < $3)",
                moment);
    }
}
