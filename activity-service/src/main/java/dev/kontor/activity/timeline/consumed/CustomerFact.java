package dev.kontor.activity.timeline.consumed;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What we read of any fact about a customer: whom it is about, whose it is and when it was. Each fact has some of the fields. */
public record CustomerFact(
        @Nullable UUID personId,
        @Nullable UUID organisationId,
        @Nullable UUID partyId,
        @Nullable UUID customerId,
        @Nullable UUID ownerId,
        @Nullable UUID toOwnerId,
        @Nullable UUID agentId,
        @Nullable UUID assigneeId,
        @Nullable String team,
        @Nullable Instant at,
        @Nullable Instant openedAt,
        @Nullable Instant registeredAt) {
    /** Who answers for what has happened. */
    public @Nullable UUID owner() {
        if (ownerId != null) {
            return ownerId;
        }
        if (toOwnerId != null) {
            return toOwnerId;
        }
        return agentId == null ? assigneeId : agentId;
    }
}
