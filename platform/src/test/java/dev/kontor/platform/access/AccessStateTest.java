package dev.kontor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessStateTest {
    private static final UUID EARLIER = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final UUID LATER = UUID.fromString("018f0001-0000-7000-8000-000000000001");

    private final AccessState state = new AccessState();

    @Test
    void aDecisionOutlivesTheEndOfAnEarlierOneThatIsReadAfterIt() {
        // given: of other partitions
        state.decide(LATER, reading(Scope.OWN));
        state.decide(EARLIER, reading(Scope.ALL));

        // then
        assertThat(readScope()).isEqualTo(Scope.OWN);

        // when
        state.decide(EARLIER, null);

        // then
        assertThat(readScope()).isEqualTo(Scope.OWN);
        assertThat(state.isDecided("support", "task")).isTrue();
    }

    @Test
    void theShippedRuleHoldsAgainWhenADecisionIsWithdrawn() {
        Scope shipped = readScope();
        state.decide(LATER, reading(Scope.NONE));
        assertThat(readScope()).isEqualTo(Scope.NONE);

        state.decide(LATER, null);

        assertThat(readScope()).isEqualTo(shipped).isNotEqualTo(Scope.NONE);
        assertThat(state.isDecided("support", "task")).isFalse();
    }

    private Scope readScope() {
        return state.rule("support", "task").scope(Action.READ);
    }

    private static AccessRule reading(Scope scope) {
        return new AccessRule("support", "task", Map.of(Action.READ, scope), Map.of());
    }
}
