package dev.kontor.deals.deal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.deals.product.Products;
import dev.kontor.platform.access.Change;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.patch.MergePatch;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Changes a deal's details by a merge patch. */
@ApplicationScoped
class ReviseDeal {
    private final Deals deals;
    private final Products products;
    private final MergePatch mergePatch;
    private final Outbox outbox;
    private final Clock clock;

    ReviseDeal(Deals deals, Products products, MergePatch mergePatch, Outbox outbox, Clock clock) {
        this.deals = deals;
        this.products = products;
        this.mergePatch = mergePatch;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Deal> revise(UUID id, ExpectedVersion expected, ObjectNode patch) {
        return deals.lock(id, expected, Change.of(MergePatch.fields(patch))).call(deal -> {
            DealDetails before = deal.details();
            DealDetails after = mergePatch.apply(before, patch);
            return products.refuseUnknown(after.productId())
                    .chain(() -> outbox.publish(
                            deal, deal.revise(after, mergePatch.changed(before, after), clock.instant())));
        });
    }
}
