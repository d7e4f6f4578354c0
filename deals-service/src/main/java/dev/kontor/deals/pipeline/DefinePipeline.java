package dev.kontor.deals.pipeline;

import dev.kontor.deals.DealError;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;

/** Defines a pipeline with its stages. */
@ApplicationScoped
class DefinePipeline {
    private static final int MAX_CODE = 40;

    record Request(
            @NotNull @Size(max = MAX_CODE) @Pattern(regexp = Stage.CODE)
            String code,

            @NotBlank @Size(max = PipelineFields.MAX_NAME) String name,
            @NotEmpty @Size(max = Pipeline.MAX_STAGES) List<@Valid Stage> stages) {}

    private final Pipelines pipelines;
    private final Outbox outbox;
    private final Clock clock;

    DefinePipeline(Pipelines pipelines, Outbox outbox, Clock clock) {
        this.pipelines = pipelines;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Pipeline> define(Request request) {
        PipelineFields fields = new PipelineFields(request.name(), request.stages());
        return pipelines
                .isTaken(request.code())
                .invoke(taken -> {
                    if (taken) {
                        throw Problem.of(DealError.CODE_TAKEN, "There is a pipeline " + request.code());
                    }
                })
                .map(checked -> Pipeline.define(request.code(), fields, clock.instant()))
                .call(pipeline -> outbox.publish(pipeline, List.of(pipeline.defined())))
                .call(pipelines::persist);
    }
}
