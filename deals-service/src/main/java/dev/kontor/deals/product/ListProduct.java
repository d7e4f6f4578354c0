package dev.kontor.deals.product;

import dev.kontor.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Adds a product to the catalogue. */
@ApplicationScoped
class ListProduct {
    private final Products products;
    private final Outbox outbox;
    private final Clock clock;

    ListProduct(Products products, Outbox outbox, Clock clock) {
        this.products = products;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Product> list(NewProduct request) {
        ProductFields fields = request.fields();
        return products.refuseTaken(fields.code(), null)
                .map(checked -> Product.of(fields, clock.instant()))
                .call(product -> outbox.publish(product, List.of(product.listed())))
                .call(products::persist);
    }
}
