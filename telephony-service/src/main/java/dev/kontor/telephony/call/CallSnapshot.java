package dev.kontor.telephony.call;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every fact of a call repeats, so that a reader needs no other. No numbers: these stand in the state topic only.
 *
 * @param agentId member of staff who has the call, null while nobody has
 * @param personId customer, null when unknown or when several share the number
 */
public record CallSnapshot(
        Direction direction,
        @Nullable UUID agentId,
        @Nullable UUID personId,
        @Nullable UUID organisationId,
        @Nullable String queue,
        Instant startedAt) {}
