package dev.kontor.platform.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every event says of its origin.
 *
 * @param correlationId the same for everything that follows from one request, job or inbound message
 * @param causationId the event that caused this one, null when a person or client did
 * @param actor {@code user:<id>}, {@code client:<id>} or {@code system:<service>}
 * @param traceparent W3C trace context
 */
public record EventContext(
        UUID correlationId,
        @Nullable UUID causationId,
        String actor,
        @Nullable String traceparent) {}
