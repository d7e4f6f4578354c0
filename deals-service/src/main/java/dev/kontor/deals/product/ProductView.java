package dev.kontor.deals.product;

import dev.kontor.deals.money.Money;
import dev.kontor.platform.access.Governs;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A product as a client sees it. */
@Schema(name = "Product")
@Governs("product")
public record ProductView(
        UUID id,
        long version,
        String code,
        String name,
        @Nullable String series,
        Money price,
        boolean active,
        Instant createdAt,
        Instant updatedAt) {
    static ProductView from(Product product) {
        ProductFields fields = product.fields();
        return new ProductView(
                product.id(),
                product.version(),
                fields.code(),
                fields.name(),
                fields.series(),
                fields.price(),
                fields.active(),
                product.createdAt(),
                product.updatedAt());
    }
}
