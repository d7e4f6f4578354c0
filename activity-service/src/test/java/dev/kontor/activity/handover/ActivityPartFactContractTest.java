package dev.kontor.activity.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.handover.PartProgress;
import dev.kontor.platform.handover.consumed.HandOverOrder;
import dev.kontor.platformtest.Contracts;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ActivityPartFactContractTest {
    private static final UUID HAND_OVER = UUID.fromString("0197a001-0000-7000-8000-000000000060");

    @Test
    void factsAreWrittenAsTheContractSays() {
        Contracts.verifyAll(
                ActivityPartFact.class,
                List.of(
                        new ActivityPartFact.Progressed(new PartProgress(HAND_OVER, "task", false, 412, 200, 0)),
                        new ActivityPartFact.Completed(new PartProgress(HAND_OVER, "task", false, 412, 411, 1))));
    }

    @Test
    void anOrderCanBeRead() {
        for (HandOverOrder order :
                Contracts.readExamples("kontor.activity.hand-over.started.v1", HandOverOrder.class)) {
            assertThat(order.kinds()).containsExactly("person", "task");
            assertThat(order.team()).isEqualTo("tallinn");
        }
    }
}
