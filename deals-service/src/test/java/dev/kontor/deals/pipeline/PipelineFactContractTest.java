package dev.kontor.deals.pipeline;

import dev.kontor.platformtest.Contracts;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineFactContractTest {
    @Test
    void factsAreWrittenAsTheContractSays() {
        List<Stage> stages = TestPipelines.sales().stages().subList(0, 2);
        Contracts.verifyAll(
                PipelineFact.class,
                List.of(
                        new PipelineFact.Defined("sales", "Sales", stages),
                        new PipelineFact.Revised("sales", "Sales", stages)));
    }
}
