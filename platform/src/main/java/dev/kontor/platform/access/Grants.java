package dev.kontor.platform.access;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may read of facts, for the gateway's event stream. An aggregate that is not named: nothing.
 *
 * @param until when this ends by itself, as a time in a team begins or ends; null when nothing is planned
 * @param aggregates by the name in topics
 */
public record Grants(@Nullable Instant until, Map<String, Grant> aggregates) {
    /**
     * One aggregate's facts.
     *
     * @param read how far reading its records reaches
     * @param fields those of the data that are hidden or masked
     * @param facts more of them in single facts
     */
    public record Grant(Scope read, Map<String, FieldRule> fields, Map<String, Map<String, FieldRule>> facts) {}
}
