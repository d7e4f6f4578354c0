package dev.kontor.deals.pipeline;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What may be changed of a pipeline. */
record PipelineFields(
        @NotBlank @Size(max = PipelineFields.MAX_NAME) String name,
        @NotEmpty @Size(max = Pipeline.MAX_STAGES) List<@Valid Stage> stages) {
    static final int MAX_NAME = 100;
}
