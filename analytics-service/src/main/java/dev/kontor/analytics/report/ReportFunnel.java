package dev.kontor.analytics.report;

import dev.kontor.analytics.report.FunnelReport.OfPipeline;
import dev.kontor.analytics.report.FunnelReport.OfStage;
import dev.kontor.platform.access.RowScope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Follows deals through the stages of their pipelines. */
@ApplicationScoped
class ReportFunnel {
    private static final String SQL =
            "with " + DealSelection.CHOSEN + """
            , step as (
              select p.id as pipeline_id, p.code as pipeline_code, p.name as pipeline_name, s.code, s.name, s.position
              from pipeline p cross join lateral jsonb_to_recordset(p.stages) as s(code text, name text, position int)
              where $1::text is null or p.code = $1 or p.id::text = $1
            ), visit as (
              select c.id, c.pipeline_id, c.outcome, c.recorded_at, e.stage,
                coalesce(e.at, c.opened_at) as began, coalesce(lead(e.at) over later, c.closed_at) as ended,
                lead(e.stage) over later as next_stage
              from deal_stage_entry e join chosen c on c.id = e.deal_id
              window later as (partition by e.deal_id order by e.version)
            ), placed as (
              select v.*, extract(epoch from v.ended - v.began)::float8 as seconds,
                coalesce(n.position > s.position, false) as advanced, v.next_stage is null as at_last
              from visit v join step s on s.pipeline_id = v.pipeline_id and s.code = v.stage
                left join step n on n.pipeline_id = v.pipeline_id and n.code = v.next_stage
              where\s""" + DealSelection.inPeriod("coalesce(v.began, v.recorded_at)") + """
            ), counted as (
              select pipeline_id, stage, count(distinct id) as entered,
                count(distinct id) filter (where advanced or (at_last and outcome = 'won')) as converted,
                count(distinct id) filter (where at_last and outcome = 'won') as won,
                count(distinct id) filter (where at_last and outcome = 'lost') as lost,
                count(distinct id) filter (where at_last and outcome is null) as here,
                percentile_cont(0.5) within group (order by seconds) as median_seconds,
                avg(seconds) as mean_seconds
              from placed group by pipeline_id, stage
            )
            select s.pipeline_id, s.pipeline_code, s.pipeline_name, s.code, s.name,
              coalesce(c.entered, 0) as entered, coalesce(c.converted, 0) as converted, coalesce(c.won, 0) as won,
              coalesce(c.lost, 0) as lost, coalesce(c.here, 0) as here,
              round(c.median_seconds)::bigint as median_seconds, round(c.mean_seconds)::bigint as mean_seconds
            from step s left join counted c on c.pipeline_id = s.pipeline_id and c.stage = s.code
            order by s.pipeline_code, s.pipeline_id, s.position
            """;

    private final Reports reports;

    ReportFunnel(Reports reports) {
        this.reports = reports;
    }

    Uni<FunnelReport> report(ReportQuery query, RowScope scope) {
        // The statement counts no money, so it knows no tenth parameter.
        return reports.rows(SQL, query.parameters(scope).subList(0, 9)).map(ReportFunnel::funnel);
    }

    private static FunnelReport funnel(Iterable<Row> rows) {
        Map<UUID, List<Row>> byPipeline = new LinkedHashMap<>();
        rows.forEach(row -> byPipeline
                .computeIfAbsent(row.getUUID("pipeline_id"), id -> new ArrayList<>())
                .add(row));
        List<OfPipeline> pipelines = byPipeline.values().stream()
                .map(stages -> new OfPipeline(
                        stages.get(0).getUUID("pipeline_id"),
                        stages.get(0).getString("pipeline_code"),
                        stages.get(0).getString("pipeline_name"),
                        stages.stream().mapToLong(row -> row.getLong("won")).sum(),
                        stages.stream().mapToLong(row -> row.getLong("lost")).sum(),
                        stages.stream().map(ReportFunnel::stage).toList()))
                .toList();
        return new FunnelReport(pipelines, FunnelReport.DEFINITIONS);
    }

    private static OfStage stage(Row row) {
        return new OfStage(
                row.getString("code"),
                row.getString("name"),
                row.getLong("entered"),
                row.getLong("converted"),
                row.getLong("lost"),
                row.getLong("here"),
                Figures.percent(row.getLong("converted"), row.getLong("entered")),
                row.getLong("median_seconds"),
                row.getLong("mean_seconds"));
    }
}
