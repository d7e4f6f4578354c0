package dev.kontor.activity.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.access.AccessRule;
import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.DefaultPolicy;
import dev.kontor.platform.access.Scope;
import dev.kontor.platform.id.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AccessRulesTest {
    private static final DefaultPolicy SHIPPED = DefaultPolicy.shipped();

    record Pair(String role, String entity) {}

    @Provide
    Arbitrary<Set<Pair>> pairs() {
        return Combinators.combine(Arbitraries.of(SHIPPED.roles()), Arbitraries.of(SHIPPED.entities()))
                .as(Pair::new)
                .set()
                .ofMaxSize(40);
    }

    @Property
    void whatWasDecidedHoldsAndAllElseIsAsItWasShipped(
            @ForAll("pairs") Set<Pair> decided, @ForAll Scope read, @ForAll Scope write) {
        // given
        Ruling ruling = new Ruling(Map.of(Action.READ, read, Action.WRITE, write), Map.of());
        List<AccessDecision> decisions = new ArrayList<>();
        decided.forEach(pair ->
                decisions.add(new AccessDecision(Ids.next(), pair.role, pair.entity, ruling, "user:x", Instant.EPOCH)));

        // when
        List<AccessRuleView> rules = AccessRules.merge(SHIPPED.rules(), decisions);

        // then
        Set<Pair> all = SHIPPED.rules().stream()
                .map(rule -> new Pair(rule.role(), rule.entity()))
                .collect(Collectors.toSet());
        all.addAll(decided);
        assertThat(rules).hasSize(all.size());
        for (AccessRuleView rule : rules) {
            Pair pair = new Pair(rule.role(), rule.entity());
            assertThat(rule.decided()).isEqualTo(decided.contains(pair));
            AccessRule shipped = SHIPPED.rule(pair.role, pair.entity);
            assertThat(rule.actions())
                    .isEqualTo(decided.contains(pair) || shipped == null ? ruling.actions() : shipped.actions());
        }
    }
}
