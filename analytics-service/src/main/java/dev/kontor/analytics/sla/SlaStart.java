package dev.kontor.analytics.sla;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A start event as a policy reads it.
 *
 * @param key the value by which the stop will be known
 * @param ownerId the staff member answerable
 * @param at business time, from which the clock runs
 */
record SlaStart(
        UUID eventId,
        UUID correlationId,
        @Nullable String traceparent,
        String key,
        @Nullable UUID ownerId,
        @Nullable String team,
        Instant at) {
    SlaStart ofTeam(String name) {
        return new SlaStart(eventId, correlationId, traceparent, key, ownerId, name, at);
    }
}
