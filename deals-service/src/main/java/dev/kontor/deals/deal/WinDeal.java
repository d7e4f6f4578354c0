package dev.kontor.deals.deal;

import dev.kontor.deals.Moment;
import dev.kontor.platform.access.Change;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.ExpectedVersion;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Closes an open deal as won. */
@ApplicationScoped
class WinDeal {
    private static final Change CHANGE = Change.of(Set.of("stage"));

    /** @param at when it was won, not in the future; now when absent */
    record Request(@Nullable Instant at) {
        static final Request NOW = new Request(null);
    }

    private final Deals deals;
    private final Outbox outbox;
    private final Clock clock;

    WinDeal(Deals deals, Outbox outbox, Clock clock) {
        this.deals = deals;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Deal> win(UUID id, @Nullable ExpectedVersion expected, Request request) {
        return deals.lock(id, expected, CHANGE)
                .call(deal -> outbox.publish(deal, deal.win(Moment.of(request.at(), clock))))
                .call(deals::keepVisits);
    }
}
