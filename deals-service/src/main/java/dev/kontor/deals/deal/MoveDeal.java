package dev.kontor.deals.deal;

import dev.kontor.deals.Moment;
import dev.kontor.deals.pipeline.Pipelines;
import dev.kontor.deals.pipeline.Stage;
import dev.kontor.platform.access.Change;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.ExpectedVersion;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Moves an open deal to another stage of its pipeline; where it is already, nothing happens. */
@ApplicationScoped
class MoveDeal {
    private static final Change CHANGE = Change.of(Set.of("stage"));

    /**
     * @param stage code
     * @param at when it moved, not in the future; now when absent
     */
    record Request(
            @NotNull @Pattern(regexp = Stage.CODE) String stage,
            @Nullable Instant at) {}

    private final Deals deals;
    private final Pipelines pipelines;
    private final Outbox outbox;
    private final Clock clock;

    MoveDeal(Deals deals, Pipelines pipelines, Outbox outbox, Clock clock) {
        this.deals = deals;
        this.pipelines = pipelines;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Deal> move(UUID id, @Nullable ExpectedVersion expected, Request request) {
        return deals.lock(id, expected, CHANGE)
                .call(deal -> pipelines
                        .get(deal.pipelineId())
                        .chain(pipeline -> outbox.publish(
                                deal, deal.move(pipeline, request.stage(), Moment.of(request.at(), clock)))))
                .call(deals::keepVisits);
    }
}
