package dev.kontor.analytics.report;

import dev.kontor.analytics.report.ManagerReport.OfOwner;
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

/** Adds up what each person has done. */
@ApplicationScoped
class ReportManagers {
    private static final String SQL = """
            with doing as (
              select agent_id as owner_id, null as team, coalesce(started_at, recorded_at) as at, 'call' as kind,
                coalesce(talk_seconds, 0) as seconds, null::numeric as amount, null as currency from phone_call
              union all
              select agent_id, null, coalesce(started_at, recorded_at), 'missed', 0, null, null from phone_call
                where missed_at is not null and answered_at is null
              union all
              select owner_id, team, closed_at, outcome, 0, amount, currency from deal where outcome is not null
              union all
              select assignee_id, team, done_at, 'done', 0, null, null from task where done_at is not null
              union all
              select assignee_id, team, due_at, 'overdue', 0, null, null from task
                where done_at is null and cancelled_at is null and due_at < $7
              union all
              select owner_id, null, starts_at, 'meeting', 0, null, null from meeting where cancelled_at is null
            ), chosen as (
              select d.*, coalesce(d.team, s.team) as seen_by, s.team as home
              from doing d left join staff s on s.id = d.owner_id
              where d.owner_id is not null
                and ($1::timestamptz is null or d.at >= $1) and ($2::timestamptz is null or d.at < $2)
                and ($3::uuid is null or d.owner_id = $3)
            ), money as (
              select currency as code from chosen where kind = 'won' and currency is not null
              group by currency order by count(*) desc, currency limit 1
            )
            select owner_id, coalesce(max(home), max(seen_by)) as team,
              count(*) filter (where kind = 'call') as calls, count(*) filter (where kind = 'missed') as missed,
              sum(seconds)::bigint as talk_seconds,
              count(*) filter (where kind = 'won') as won, count(*) filter (where kind = 'lost') as lost,
              sum(amount) filter (where kind = 'won' and currency = money.code) as won_value, max(money.code) as currency,
              count(*) filter (where kind = 'done') as done, count(*) filter (where kind = 'overdue') as overdue,
              count(*) filter (where kind = 'meeting') as meetings
            from chosen left join money on true
            where ($4::text is null or seen_by = $4) and ($5::uuid is null or owner_id = $5 or seen_by = any($6::text[]))
            group by owner_id order by won_value desc nulls last, calls desc, owner_id
            """;

    private final Reports reports;
    private final Clock clock;

    ReportManagers(Reports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    Uni<ManagerReport> report(ReportQuery query, RowScope scope) {
        List<@Nullable Object> parameters = query.personal(scope);
        parameters.add(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        return reports.rows(SQL, parameters).map(ReportManagers::managers);
    }

    private static ManagerReport managers(Iterable<Row> rows) {
        List<OfOwner> owners = new ArrayList<>();
        rows.forEach(row -> owners.add(new OfOwner(
                row.getUUID("owner_id"),
                row.getString("team"),
                row.getLong("calls"),
                row.getLong("missed"),
                row.getLong("talk_seconds"),
                row.getLong("won"),
                row.getLong("lost"),
                Figures.money(row.getBigDecimal("won_value"), row.getString("currency")),
                row.getLong("done"),
                row.getLong("overdue"),
                row.getLong("meetings"))));
        return new ManagerReport(owners, ManagerReport.DEFINITIONS);
    }
}
