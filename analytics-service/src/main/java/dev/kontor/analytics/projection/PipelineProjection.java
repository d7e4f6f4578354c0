package dev.kontor.analytics.projection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.analytics.ingest.FactReader;
import dev.kontor.analytics.ingest.IncomingFact;
import dev.kontor.analytics.ingest.MergeTable;
import dev.kontor.analytics.ingest.Projection;
import dev.kontor.analytics.ingest.Register;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Names and stages of pipelines. */
@ApplicationScoped
class PipelineProjection implements Projection {
    private static final Register STANDING = Register.of("version", "code text", "name text", "stages jsonb");
    private static final MergeTable PIPELINES = new MergeTable("pipeline", List.of("id uuid"), List.of(), STANDING);

    private final FactReader reader;

    PipelineProjection(FactReader reader) {
        this.reader = reader;
    }

    /**
     * What is read of a pipeline's facts.
     *
     * @param stages kept as they are; the funnel reads code, name and position
     */
    private record PipelineFact(String code, String name, JsonNode stages) {}

    @Override
    public Set<String> aggregates() {
        return Set.of("kontor.deals.pipeline");
    }

    @Override
    public Fold fold() {
        return Fold.into(PIPELINES.rows(), this::take);
    }

    private void take(MergeTable.Rows pipelines, IncomingFact event) {
        switch (event.type()) {
            case "kontor.deals.pipeline.defined.v1", "kontor.deals.pipeline.revised.v1" -> {
                PipelineFact fact = reader.read(event, PipelineFact.class);
                pipelines.at(event.subject()).set(STANDING, event.version(), fact.code(), fact.name(), fact.stages());
            }
            default -> {}
        }
    }
}
