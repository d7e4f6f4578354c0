package dev.kontor.deals.deal;

import dev.kontor.deals.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a deal stands after a fact; every fact carries it, so that whoever counts deals needs no other record.
 *
 * @param stage code of the stage, {@code won} or {@code lost}
 */
public record DealSnapshot(
        UUID pipelineId,
        String stage,
        @Nullable UUID productId,
        @Nullable UUID organisationId,
        @Nullable UUID personId,
        @Nullable UUID ownerId,
        @Nullable String team,
        @Nullable String source,
        @Nullable Money amount,
        @Nullable Instant openedAt) {}
