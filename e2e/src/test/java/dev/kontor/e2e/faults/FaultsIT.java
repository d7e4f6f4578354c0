package dev.kontor.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.e2e.Platform;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * SIGKILL for each process in turn under load, and one fault of each other kind: what was committed is on Kafka, in order, and took effect
 * exactly once. {@code ./kontor test faults} does the same for longer, with other seeds.
 */
class FaultsIT {
    private static final long SEED = 3;
    private static final int WRITERS = 2;

    @Test
    void nothingIsLostAndNothingHappensTwice() throws IOException, InterruptedException {
        // given
        FaultPlan plan = FaultPlan.killingEveryPart(SEED);
        // when
        FaultReport report = FaultRun.of(Platform.shared(), plan, WRITERS);
        // then
        report.print(System.out);
        report.write(Path.of("target", "faults.json"));
        assertThat(report.standingStill()).as("connectors that stand still").isEmpty();
        assertThat(report.lost()).as("lost").isEmpty();
        assertThat(report.doubleEffects()).as("double effects").isEmpty();
        assertThat(report.verified()).as("./kontor verify").isTrue();
        assertThat(report.faultsInAll()).isEqualTo(plan.faults().size());
        assertThat(report.writesAcknowledged()).isGreaterThan(plan.faults().size());
    }
}
