package dev.kontor.analytics.sla;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A timer over REST.
 *
 * @param key value by which start and stop are matched
 * @param state running, warned, breached or met
 * @param elapsedSeconds working seconds from start to stop
 */
@Schema(name = "SlaTimer")
public record SlaTimerView(
        UUID id,
        UUID policyId,
        String policyCode,
        String key,
        @Nullable UUID ownerId,
        @Nullable String team,
        String state,
        Instant startedAt,
        Instant warnAt,
        Instant dueAt,
        @Nullable Instant warnedAt,
        @Nullable Instant breachedAt,
        @Nullable Instant metAt,
        @Nullable Long elapsedSeconds) {}
