package dev.kontor.analytics.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The way of deals through the stages of each pipeline.
 *
 * @param definitions what each figure means
 */
public record FunnelReport(List<OfPipeline> pipelines, Map<String, String> definitions) {
    static final Map<String, String> DEFINITIONS = Map.of(
            "entered", "Deals that came into the stage within the period",
            "converted", "Of these, those that went on from it to a later stage, or were won out of it",
            "lost", "Of these, those that were lost out of it",
            "here", "Of these, those that are open and still in it",
            "conversion", "Converted of entered, percent",
            "medianSeconds", "Median time from coming into the stage to leaving it, of visits that have ended",
            "meanSeconds", "Mean of the same",
            "won", "Deals of the stages above that were won",
            "pipelineLost", "Deals of the stages above that were lost");

    /** One pipeline, its stages in order. */
    public record OfPipeline(
            UUID pipelineId,
            @Nullable String code,
            @Nullable String name,
            long won,
            long lost,
            List<OfStage> stages) {}

    /** One stage. */
    public record OfStage(
            String code,
            @Nullable String name,
            long entered,
            long converted,
            long lost,
            long here,
            @Nullable BigDecimal conversion,
            @Nullable Long medianSeconds,
            @Nullable Long meanSeconds) {}
}
