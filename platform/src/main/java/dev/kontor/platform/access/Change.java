package dev.kontor.platform.access;

import java.util.Set;

/**
 * What somebody is about to do to a record.
 *
 * @param fields that would be different after it, as far as rules for fields are concerned
 */
public record Change(Action action, Set<String> fields) {
    public static final Change COMMAND = new Change(Action.WRITE, Set.of());
    public static final Change DELETE = new Change(Action.DELETE, Set.of());
    public static final Change ASSIGN = new Change(Action.ASSIGN, Set.of());

    /** Of some fields. */
    public static Change of(Set<String> fields) {
        return new Change(Action.WRITE, fields);
    }
}
