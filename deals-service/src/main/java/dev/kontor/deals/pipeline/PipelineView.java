package dev.kontor.deals.pipeline;

import dev.kontor.platform.access.Governs;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A pipeline as a client sees it, stages in order. */
@Schema(name = "Pipeline")
@Governs("pipeline")
public record PipelineView(
        UUID id, long version, String code, String name, List<Stage> stages, Instant createdAt, Instant updatedAt) {
    static PipelineView from(Pipeline pipeline) {
        return new PipelineView(
                pipeline.id(),
                pipeline.version(),
                pipeline.code(),
                pipeline.name(),
                pipeline.stages(),
                pipeline.createdAt(),
                pipeline.updatedAt());
    }
}
