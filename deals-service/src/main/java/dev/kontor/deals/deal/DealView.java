package dev.kontor.deals.deal;

import dev.kontor.deals.money.Money;
import dev.kontor.platform.access.Governs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A deal as a client sees it. {@code stage} is a stage of its pipeline, {@code won} or {@code lost}. */
@Schema(name = "Deal")
@Governs("deal")
public record DealView(
        UUID id,
        long version,
        String title,
        UUID pipelineId,
        String stage,
        @Nullable Instant stageEnteredAt,
        @Nullable UUID productId,
        @Nullable UUID organisationId,
        @Nullable UUID personId,
        @Nullable UUID ownerId,
        @Nullable String team,
        @Nullable String source,
        @Nullable String externalId,
        @Nullable Money amount,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String lostReason,
        @Nullable String nextStep,
        @Nullable LocalDate nextStepOn,
        Instant createdAt,
        Instant updatedAt) {
    static DealView from(Deal deal) {
        DealDetails details = deal.details();
        return new DealView(
                deal.id(),
                deal.version(),
                details.title(),
                deal.pipelineId(),
                deal.stage(),
                deal.stageEnteredAt(),
                details.productId(),
                details.organisationId(),
                details.personId(),
                deal.ownership().ownerId(),
                deal.ownership().team(),
                deal.origin().source(),
                deal.origin().externalId(),
                details.amount(),
                details.openedAt(),
                deal.closedAt(),
                deal.lostReason(),
                details.nextStep(),
                details.nextStepOn(),
                deal.createdAt(),
                deal.updatedAt());
    }
}
