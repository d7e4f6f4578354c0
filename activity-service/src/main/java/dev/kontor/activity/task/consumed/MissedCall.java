package dev.kontor.activity.task.consumed;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What we read of {@code kontor.telephony.call.missed}.
 *
 * @param agentId who was rung last, null when nobody was
 * @param queue the PBX queue, where there is one
 */
public record MissedCall(
        @Nullable UUID agentId,
        @Nullable UUID personId,
        @Nullable UUID organisationId,
        @Nullable String queue,
        Instant at) {}
