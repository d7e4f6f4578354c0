package dev.kontor.activity.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.FieldRule;
import dev.kontor.platform.access.Scope;
import dev.kontor.platformtest.Contracts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessDecisionTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");
    private static final String ADMINISTRATOR = "user:0197a001-0000-7000-8000-000000000003";
    private static final Ruling RULING = new Ruling(
            Map.of(Action.CREATE, Scope.ALL, Action.READ, Scope.TEAM, Action.WRITE, Scope.OWN),
            Map.of("birthday", FieldRule.HIDDEN));

    @Test
    void sayingItAgainIsNoFact() {
        // given
        AccessDecision decision = aDecision();
        Ruling narrower = new Ruling(Map.of(Action.READ, Scope.OWN), Map.of());

        // when, then
        assertThat(decision.decide(RULING, "user:other", NOW.plusSeconds(1))).isEmpty();
        assertThat(decision.changedBy()).isEqualTo(ADMINISTRATOR);
        assertThat(decision.decide(narrower, "user:other", NOW.plusSeconds(1)))
                .containsExactly(new AccessRuleFact.Decided("sales", "person", narrower.actions(), Map.of()));
        assertThat(decision.changedBy()).isEqualTo("user:other");
        assertThat(decision.changedAt()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void facts() {
        AccessDecision decision = aDecision();
        Contracts.verifyAll(AccessRuleFact.class, List.of(decision.decided(), decision.withdrawn()));
    }

    @Test
    void state() {
        AccessDecision decision = aDecision();
        decision.advanceTo(2);
        Contracts.verifyState(AccessRuleFact.Decided.class, AccessRuleView.from(decision));
    }

    private static AccessDecision aDecision() {
        UUID id = UUID.fromString("0197a001-0000-7000-8000-0000000000b1");
        return new AccessDecision(id, "sales", "person", RULING, ADMINISTRATOR, NOW);
    }
}
