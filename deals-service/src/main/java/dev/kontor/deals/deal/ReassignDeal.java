package dev.kontor.deals.deal;

import dev.kontor.deals.reference.References;
import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.Change;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.ExpectedVersion;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives a deal to another owner and team. */
@ApplicationScoped
class ReassignDeal {
    private static final Change CHANGE = new Change(Action.ASSIGN, Set.of("ownerId", "team"));

    /** @param team the new owner's when absent */
    record Request(
            @NotNull UUID ownerId,
            @Size(max = Ownership.MAX_TEAM) @Nullable String team) {}

    private final Deals deals;
    private final References references;
    private final Outbox outbox;
    private final Clock clock;

    ReassignDeal(Deals deals, References references, Outbox outbox, Clock clock) {
        this.deals = deals;
        this.references = references;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Deal> reassign(UUID id, @Nullable ExpectedVersion expected, Request request) {
        return deals.lock(id, expected, CHANGE)
                .call(deal -> references
                        .requireOwner(request.ownerId())
                        .map(owner -> new Ownership(
                                request.ownerId(), request.team() == null ? owner.team() : request.team()))
                        .chain(to -> outbox.publish(deal, deal.reassign(to, clock.instant()))));
    }
}
