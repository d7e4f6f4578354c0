package dev.kontor.deals.pipeline;

import dev.kontor.platform.exports.Exportable;
import dev.kontor.platform.exports.RowExporter;
import dev.kontor.platform.filter.Condition;
import jakarta.enterprise.context.ApplicationScoped;

/** How pipelines are exported. Who may list them sees them all. */
@ApplicationScoped
class ExportPipelines implements RowExporter {
    @Override
    public Exportable<Pipeline> exportable() {
        return new Exportable<>(
                "pipelines",
                "pipeline",
                PipelineFact.class,
                false,
                Pipelines.LISTING,
                scope -> Condition.ALWAYS,
                PipelineView::from);
    }
}
