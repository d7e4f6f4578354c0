package dev.kontor.deals.pipeline;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A step of a pipeline.
 *
 * @param position order in the pipeline, from 1
 * @param probability per cent of deals in this stage that are expected to be won
 */
@Embeddable
public record Stage(
        @NotNull @Pattern(regexp = Stage.CODE) String code,
        @NotBlank @Size(max = Stage.MAX_NAME) String name,
        @Min(1) @Max(Pipeline.MAX_STAGES) int position,
        @Min(0) @Max(100) int probability) {
    /** Kebab case, up to 40 characters. */
    public static final String CODE = "[a-z0-9]+(-[a-z0-9]+)*";

    static final int MAX_NAME = 100;
}
