package dev.kontor.activity.access;

import dev.kontor.platform.access.AccessRule;
import dev.kontor.platform.access.DefaultPolicy;
import dev.kontor.platform.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules that hold: shipped ones, and decisions in their place. Needs an open session. */
@ApplicationScoped
class AccessRules {
    private record Key(String entity, String role) {}

    private final DefaultPolicy shipped = DefaultPolicy.shipped();
    private final AccessDecisions decisions;

    AccessRules(AccessDecisions decisions) {
        this.decisions = decisions;
    }

    /**
     * Rules by entity and role, in alphabetical order.
     *
     * @param role null for all roles
     * @param entity null for all entities
     */
    Uni<List<AccessRuleView>> list(@Nullable String role, @Nullable String entity) {
        return decisions
                .listAll()
                .map(decided -> merge(shipped.rules(), decided).stream()
                        .filter(rule -> role == null || rule.role().equals(role))
                        .filter(rule -> entity == null || rule.entity().equals(entity))
                        .toList());
    }

    /** One rule; 404 where nothing is shipped and nothing was decided. */
    Uni<AccessRuleView> get(String role, String entity) {
        return decisions.find(role, entity).map(decision -> {
            if (decision != null) {
                return AccessRuleView.from(decision);
            }
            AccessRule rule = shipped.rule(role, entity);
            if (rule == null) {
                throw Problem.notFound("rule on", role + "/" + entity);
            }
            return AccessRuleView.shipped(rule);
        });
    }

    static List<AccessRuleView> merge(List<AccessRule> shipped, List<AccessDecision> decided) {
        Map<Key, AccessRuleView> rules = new LinkedHashMap<>();
        shipped.forEach(rule -> rules.put(new Key(rule.entity(), rule.role()), AccessRuleView.shipped(rule)));
        decided.forEach(
                decision -> rules.put(new Key(decision.entity(), decision.role()), AccessRuleView.from(decision)));
        return rules.values().stream()
                .sorted(Comparator.comparing(AccessRuleView::entity).thenComparing(AccessRuleView::role))
                .toList();
    }
}
