package dev.kontor.deals.pipeline;

import dev.kontor.platform.outbox.Fact;
import dev.kontor.platform.outbox.Topic;
import java.util.List;

/** What happens to a pipeline. */
@Topic("kontor.deals.pipeline")
public sealed interface PipelineFact extends Fact {
    record Defined(String code, String name, List<Stage> stages) implements PipelineFact {}

    record Revised(String code, String name, List<Stage> stages) implements PipelineFact {}
}
