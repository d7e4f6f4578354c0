package dev.kontor.activity.access;

import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.FieldRule;
import dev.kontor.platform.access.Scope;
import dev.kontor.platform.outbox.Fact;
import dev.kontor.platform.outbox.Topic;
import java.util.Map;

/** What happens to a decision. */
@Topic("kontor.activity.access-rule")
public sealed interface AccessRuleFact extends Fact {
    record Decided(String role, String entity, Map<Action, Scope> actions, Map<String, FieldRule> fields)
            implements AccessRuleFact {}

    /** The shipped rule holds again. */
    record Withdrawn(String role, String entity) implements AccessRuleFact {}
}
