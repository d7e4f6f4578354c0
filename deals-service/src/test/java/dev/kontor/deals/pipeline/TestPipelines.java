package dev.kontor.deals.pipeline;

import java.time.Instant;
import java.util.List;

/** Pipelines for tests of what stands in them. */
public final class TestPipelines {
    private TestPipelines() {}

    public static Pipeline sales() {
        List<Stage> stages = List.of(
                new Stage("prospecting", "Prospecting", 1, 10),
                new Stage("engaging", "Engaging", 2, 40),
                new Stage("proposal", "Proposal", 3, 60));
        return Pipeline.define("sales", new PipelineFields("Sales", stages), Instant.EPOCH);
    }
}
