package dev.kontor.deals.product;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.patch.MergePatch;
import dev.kontor.platform.patch.StaleWrites;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Changes a product by a merge patch; {@code active} takes it off the list or puts it back. */
@ApplicationScoped
class ReviseProduct {
    private final Products products;
    private final MergePatch mergePatch;
    private final StaleWrites staleWrites;
    private final Outbox outbox;
    private final Clock clock;

    ReviseProduct(Products products, MergePatch mergePatch, StaleWrites staleWrites, Outbox outbox, Clock clock) {
        this.products = products;
        this.mergePatch = mergePatch;
        this.staleWrites = staleWrites;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Product> revise(UUID id, ExpectedVersion expected, ObjectNode patch) {
        return products.lock(id)
                .call(product -> staleWrites.refuse(product, expected, MergePatch.fields(patch)))
                .call(product -> {
                    ProductFields before = product.fields();
                    ProductFields after = mergePatch.apply(before, patch);
                    return products.refuseTaken(after.code(), id)
                            .chain(() -> outbox.publish(
                                    product,
                                    product.revise(after, mergePatch.changed(before, after), clock.instant())));
                });
    }
}
