package dev.kontor.deals.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.deals.DealError;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.patch.MergePatch;
import dev.kontor.platform.patch.StaleWrites;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/** Changes a pipeline by a merge patch. A stage in which open deals stand cannot be taken away. */
@ApplicationScoped
class RevisePipeline {
    private final Pipelines pipelines;
    private final MergePatch mergePatch;
    private final StaleWrites staleWrites;
    private final Outbox outbox;
    private final Clock clock;

    RevisePipeline(Pipelines pipelines, MergePatch mergePatch, StaleWrites staleWrites, Outbox outbox, Clock clock) {
        this.pipelines = pipelines;
        this.mergePatch = mergePatch;
        this.staleWrites = staleWrites;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Pipeline> revise(UUID id, ExpectedVersion expected, ObjectNode patch) {
        return pipelines
                .lock(id)
                .call(pipeline -> staleWrites.refuse(pipeline, expected, MergePatch.fields(patch)))
                .call(pipeline -> {
                    PipelineFields fields = mergePatch.apply(pipeline.fields(), patch);
                    return refuseRemovalInUse(pipeline, fields)
                            .chain(() -> outbox.publish(pipeline, pipeline.revise(fields, clock.instant())));
                });
    }

    private Uni<Void> refuseRemovalInUse(Pipeline pipeline, PipelineFields fields) {
        Set<String> removed = pipeline.removedBy(fields);
        if (removed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return pipelines
                .inUse(pipeline.id(), removed)
                .invoke(used -> {
                    if (!used.isEmpty()) {
                        throw Problem.of(
                                DealError.STAGE_IN_USE, "Move the open deals out of " + String.join(", ", used));
                    }
                })
                .replaceWithVoid();
    }
}
