package dev.kontor.deals.deal;

import dev.kontor.platform.handover.HandedOver;
import dev.kontor.platform.handover.RecordHandOver;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** How deals are handed over: those that are open. Whoever won or lost one stays named, as reports credit sales to them. */
@ApplicationScoped
class HandOverDeals implements RecordHandOver {
    private final Clock clock;

    HandOverDeals(Clock clock) {
        this.clock = clock;
    }

    @Override
    public HandedOver<Deal> handedOver() {
        return new HandedOver<>(
                "deal",
                Deal.class,
                "deal",
                "owner_id",
                "closed_at is null",
                (deal, ownerId, team, messages) ->
                        messages.add(deal, deal.reassign(new Ownership(ownerId, team), clock.instant())));
    }
}
