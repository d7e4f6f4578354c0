package dev.kontor.activity.access;

import dev.kontor.platform.access.AccessRule;
import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.FieldRule;
import dev.kontor.platform.access.Governs;
import dev.kontor.platform.access.Scope;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A rule as REST answers it and, where it was decided, the state topic carries it.
 *
 * @param id null for a shipped rule
 * @param version 0 for a shipped rule
 * @param decided false while the shipped rule holds
 * @param actions how far each reaches: none, own, team, subtree, all; one that is not named reaches nothing
 * @param fields hidden, masked or read-only
 * @param changedBy {@code user:<id>} or {@code client:<client id>}
 */
@Schema(name = "AccessRule")
@Governs("access")
public record AccessRuleView(
        @Nullable UUID id,
        long version,
        String role,
        String entity,
        boolean decided,
        Map<Action, Scope> actions,
        Map<String, FieldRule> fields,
        @Nullable String changedBy,
        @Nullable Instant changedAt) {
    static AccessRuleView from(AccessDecision decision) {
        Ruling ruling = decision.ruling();
        return new AccessRuleView(
                decision.id(),
                decision.version(),
                decision.role(),
                decision.entity(),
                true,
                ruling.actions(),
                ruling.fields(),
                decision.changedBy(),
                decision.changedAt());
    }

    static AccessRuleView shipped(AccessRule rule) {
        Ruling ruling = Ruling.of(rule);
        return new AccessRuleView(
                null, 0, rule.role(), rule.entity(), false, ruling.actions(), ruling.fields(), null, null);
    }
}
