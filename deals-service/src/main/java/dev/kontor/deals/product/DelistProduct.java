package dev.kontor.deals.product;

import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.patch.StaleWrites;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/** Takes a product off the list; deals keep referring to it. */
@ApplicationScoped
class DelistProduct {
    private static final Set<String> ACTIVE = Set.of("active");

    private final Products products;
    private final StaleWrites staleWrites;
    private final Outbox outbox;
    private final Clock clock;

    DelistProduct(Products products, StaleWrites staleWrites, Outbox outbox, Clock clock) {
        this.products = products;
        this.staleWrites = staleWrites;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Void> delist(UUID id, ExpectedVersion expected) {
        return products.lock(id)
                .call(product -> staleWrites.refuse(product, expected, ACTIVE))
                .chain(product -> outbox.publish(product, product.delist(clock.instant())));
    }
}
