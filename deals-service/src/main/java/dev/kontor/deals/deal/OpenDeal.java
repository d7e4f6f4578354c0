package dev.kontor.deals.deal;

import dev.kontor.deals.Moment;
import dev.kontor.deals.money.Money;
import dev.kontor.deals.pipeline.Pipeline;
import dev.kontor.deals.pipeline.Pipelines;
import dev.kontor.deals.pipeline.Stage;
import dev.kontor.deals.product.Products;
import dev.kontor.deals.reference.References;
import dev.kontor.platform.access.Caller;
import dev.kontor.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens a deal, owned by the caller unless the request names an owner. */
@ApplicationScoped
class OpenDeal {
    /**
     * @param pipelineId the company's first pipeline when absent
     * @param stage code; the pipeline's first stage when absent
     * @param team the owner's when absent
     * @param source code of how the customer came to us, fixed from now on
     * @param at when it was opened, not in the future; now when absent
     */
    record Request(
            @NotBlank @Size(max = DealDetails.MAX_TITLE) String title,
            @Nullable UUID pipelineId,
            @Pattern(regexp = Stage.CODE) @Nullable String stage,
            @Nullable UUID productId,
            @Nullable UUID organisationId,
            @Nullable UUID personId,
            @Nullable UUID ownerId,
            @Size(max = Ownership.MAX_TEAM) @Nullable String team,

            @Size(max = Origin.MAX_SOURCE) @Pattern(regexp = Stage.CODE) @Nullable
            String source,

            @Nullable Money amount,
            @Size(max = DealDetails.MAX_NEXT_STEP) @Nullable String nextStep,
            @Nullable LocalDate nextStepOn,
            @Nullable Instant at) {
        DealDetails details(Instant openedAt) {
            return new DealDetails(title, amount, productId, organisationId, personId, openedAt, nextStep, nextStepOn);
        }
    }

    private final Deals deals;
    private final Pipelines pipelines;
    private final Products products;
    private final References references;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    OpenDeal(
            Deals deals,
            Pipelines pipelines,
            Products products,
            References references,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.deals = deals;
        this.pipelines = pipelines;
        this.products = products;
        this.references = references;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Deal> open(Request request) {
        return products.refuseUnknown(request.productId())
                .chain(() -> pipelines.referred(request.pipelineId()))
                .chain(pipeline -> owner(request).map(owner -> opened(request, pipeline, owner)))
                .call(deal -> outbox.publish(deal, List.of(deal.opened())))
                .call(deals::persist);
    }

    private Deal opened(Request request, Pipeline pipeline, Ownership owner) {
        Moment moment = Moment.of(request.at(), clock);
        return Deal.open(
                pipeline,
                request.stage(),
                request.details(moment.at()),
                owner,
                new Origin(request.source(), null),
                moment.recordedAt());
    }

    private Uni<Ownership> owner(Request request) {
        UUID owner = request.ownerId();
        if (owner == null || owner.equals(caller.owner())) {
            String team = caller.owner() == null ? null : caller.team();
            return Uni.createFrom().item(new Ownership(caller.owner(), request.team() == null ? team : request.team()));
        }
        return references
                .requireOwner(owner)
                .map(member -> new Ownership(owner, request.team() == null ? member.team() : request.team()));
    }
}
