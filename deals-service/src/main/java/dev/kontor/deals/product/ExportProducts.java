package dev.kontor.deals.product;

import dev.kontor.platform.exports.Exportable;
import dev.kontor.platform.exports.RowExporter;
import dev.kontor.platform.filter.Condition;
import jakarta.enterprise.context.ApplicationScoped;

/** How products are exported. Who may list them sees them all. */
@ApplicationScoped
class ExportProducts implements RowExporter {
    @Override
    public Exportable<Product> exportable() {
        return new Exportable<>(
                "products",
                "product",
                ProductFact.class,
                false,
                Products.LISTING,
                scope -> Condition.ALWAYS,
                ProductView::from);
    }
}
