package dev.kontor.analytics.report;

import dev.kontor.analytics.report.SlaReport.OfOwner;
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

/** Counts timers by their end. What counts is business time: a stop in time that came late on its way is met, whatever was raised. */
@ApplicationScoped
class ReportSla {
    private static final String SQL = """
            select owner_id, max(team) as team,
              count(*) filter (where met_at <= due_at) as met,
              count(*) filter (where due_at < coalesce(met_at, $7)) as breached,
              count(*) filter (where due_at < met_at) as met_late,
              count(*) filter (where met_at is null and due_at >= $7) as running,
              count(*) filter (where warned_at is not null) as warned,
              round(avg(elapsed_seconds))::bigint as average_seconds
            from sla_timer
            where ($1::timestamptz is null or started_at >= $1) and ($2::timestamptz is null or started_at < $2)
              and ($3::uuid is null or owner_id = $3) and ($4::text is null or team = $4)
              and ($5::uuid is null or owner_id = $5 or team = any($6::text[]) or (owner_id is null and team is null))
              and ($8::text is null or policy_code = $8 or policy_id::text = $8)
            group by owner_id order by breached desc, met desc, owner_id
            """;

    private final Reports reports;
    private final Clock clock;

    ReportSla(Reports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    Uni<SlaReport> report(@Nullable String policy, ReportQuery query, RowScope scope) {
        List<@Nullable Object> parameters = query.personal(scope);
        parameters.add(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        parameters.add(policy);
        return reports.rows(SQL, parameters).map(ReportSla::table);
    }

    private static SlaReport table(Iterable<Row> rows) {
        List<OfOwner> owners = new ArrayList<>();
        rows.forEach(row -> owners.add(new OfOwner(
                row.getUUID("owner_id"),
                row.getString("team"),
                row.getLong("met"),
                row.getLong("breached"),
                row.getLong("met_late"),
                row.getLong("running"),
                row.getLong("warned"),
                row.getLong("average_seconds"))));
        return new SlaReport(owners, SlaReport.DEFINITIONS);
    }
}
