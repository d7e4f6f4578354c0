package dev.kontor.deals.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.platform.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineTest {
    private final Pipeline pipeline = TestPipelines.sales();

    @Test
    void stagesAreFoundByCodeOrNameInAnyCase() {
        assertThat(pipeline.stageNamed("ENGAGING")).map(Stage::code).contains("engaging");
        assertThat(pipeline.stageNamed("won")).isEmpty();
        assertThat(pipeline.first().code()).isEqualTo("prospecting");
    }

    @Test
    void keepsStagesInOrder() {
        // given
        List<Stage> turned = new ArrayList<>(pipeline.stages().reversed());

        // when
        Pipeline same = Pipeline.define("x", new PipelineFields("X", turned), Instant.EPOCH);

        // then
        assertThat(same.stages()).isEqualTo(pipeline.stages());
        assertThat(pipeline.revise(new PipelineFields("Sales", turned), Instant.EPOCH))
                .isEmpty();
    }

    @Test
    void aRevisionTellsTheWholePipeline() {
        // given
        PipelineFields fields =
                new PipelineFields("New business", pipeline.stages().subList(0, 2));

        // when, then
        assertThat(pipeline.removedBy(fields)).containsExactly("proposal");
        assertThat(pipeline.revise(fields, Instant.EPOCH))
                .containsExactly(new PipelineFact.Revised("sales", "New business", fields.stages()));
    }

    @Test
    void codesAndPositionsAreUniqueAndEndsAreNoStages() {
        refused(new Stage("won", "Won", 9, 100));
        refused(new Stage("engaging", "Again", 9, 1));
        refused(new Stage("other", "Other", 1, 1));
    }

    private void refused(Stage added) {
        List<Stage> stages = new ArrayList<>(pipeline.stages());
        stages.add(added);
        assertThatThrownBy(() -> Pipeline.define("x", new PipelineFields("X", stages), Instant.EPOCH))
                .isInstanceOf(Problem.class);
    }

    @Test
    void theViewTellsWhatThePipelineSays() {
        // when
        PipelineView view = PipelineView.from(pipeline);

        // then
        assertThat(view.id()).isEqualTo(pipeline.id());
        assertThat(view.code()).isEqualTo(pipeline.code());
        assertThat(view.name()).isEqualTo(pipeline.name());
        assertThat(view.version()).isZero();
        assertThat(pipeline.defined()).isEqualTo(new PipelineFact.Defined("sales", "Sales", view.stages()));
    }
}
