package dev.kontor.platform.access;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.kontor.platform.access.DefaultPolicy.RuleKey;
import java.util.Map;

/**
 * What a role may do with records of an entity.
 *
 * @param actions how far each reaches; one that is not named reaches nothing
 * @param fields what the role may not do with single fields
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AccessRule(String role, String entity, Map<Action, Scope> actions, Map<String, FieldRule> fields) {
    RuleKey key() {
        return new RuleKey(role, entity);
    }

    Scope scope(Action action) {
        return actions.getOrDefault(action, Scope.NONE);
    }
}
