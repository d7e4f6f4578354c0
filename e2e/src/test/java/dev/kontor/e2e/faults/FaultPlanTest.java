package dev.kontor.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultPlanTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @Test
    void theSeedTellsAll() {
        assertThat(FaultPlan.lasting(TEN_MINUTES, 7)).isEqualTo(FaultPlan.lasting(TEN_MINUTES, 7));
        assertThat(FaultPlan.lasting(TEN_MINUTES, 7).faults())
                .isNotEqualTo(FaultPlan.lasting(TEN_MINUTES, 8).faults());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, -1, Long.MAX_VALUE})
    void tenMinutesHoldSixtyFaultsAndLeaveNoKindAndNoProcessOut(long seed) {
        // when
        List<Fault> faults = FaultPlan.lasting(TEN_MINUTES, seed).faults();
        // then
        assertThat(faults).hasSizeGreaterThanOrEqualTo(60);
        assertThat(faults).extracting(Fault::kind).contains(FaultKind.values());
        for (FaultKind kind : List.of(FaultKind.KILL, FaultKind.FREEZE)) {
            assertThat(targets(faults, kind)).containsAll(kind.targets());
        }
    }

    @Test
    void theShortRunKillsEveryProcessOnceAndHasEachOtherKind() {
        // when
        List<Fault> faults = FaultPlan.killingEveryPart(1).faults();
        // then
        assertThat(targets(faults, FaultKind.KILL)).containsExactlyInAnyOrderElementsOf(FaultKind.KILL.targets());
        Arrays.stream(FaultKind.values())
                .filter(kind -> kind != FaultKind.KILL)
                .forEach(kind -> assertThat(targets(faults, kind)).hasSize(1));
    }

    private static List<String> targets(List<Fault> faults, FaultKind kind) {
        return faults.stream()
                .filter(fault -> fault.kind() == kind)
                .map(Fault::target)
                .toList();
    }
}
