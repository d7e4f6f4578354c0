package dev.kontor.activity.access;

import dev.kontor.platform.access.AccessRule;
import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.FieldRule;
import dev.kontor.platform.access.Scope;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a role may do with records of an entity.
 *
 * @param actions how far each reaches; one that is not named reaches nothing
 * @param fields what the role may not do with single fields
 */
record Ruling(Map<Action, Scope> actions, Map<String, FieldRule> fields) {
    Ruling(Map<Action, Scope> actions, Map<String, FieldRule> fields) {
        this.actions = new TreeMap<>(actions);
        this.fields = new TreeMap<>(fields);
    }

    static Ruling of(AccessRule shipped) {
        return new Ruling(shipped.actions(), shipped.fields());
    }
}
