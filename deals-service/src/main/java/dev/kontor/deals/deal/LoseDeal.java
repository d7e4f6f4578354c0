package dev.kontor.deals.deal;

import dev.kontor.deals.Moment;
import dev.kontor.deals.pipeline.Stage;
import dev.kontor.platform.access.Change;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.ExpectedVersion;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Closes an open deal as lost, for a reason. */
@ApplicationScoped
class LoseDeal {
    static final int MAX_REASON = 40;
    private static final Change CHANGE = Change.of(Set.of("stage"));

    /**
     * @param reason code, such as {@code too-expensive}
     * @param at when it was lost, not in the future; now when absent
     */
    record Request(
            @NotNull @Size(max = LoseDeal.MAX_REASON) @Pattern(regexp = Stage.CODE)
            String reason,

            @Nullable Instant at) {}

    private final Deals deals;
    private final Outbox outbox;
    private final Clock clock;

    LoseDeal(Deals deals, Outbox outbox, Clock clock) {
        this.deals = deals;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Deal> lose(UUID id, @Nullable ExpectedVersion expected, Request request) {
        return deals.lock(id, expected, CHANGE)
                .call(deal -> outbox.publish(deal, deal.lose(request.reason(), Moment.of(request.at(), clock))))
                .call(deals::keepVisits);
    }
}
