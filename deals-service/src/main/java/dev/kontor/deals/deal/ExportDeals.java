package dev.kontor.deals.deal;

import dev.kontor.platform.exports.Exportable;
import dev.kontor.platform.exports.RowExporter;
import dev.kontor.platform.paging.ScopeConditions;
import jakarta.enterprise.context.ApplicationScoped;

/** How deals are exported. */
@ApplicationScoped
class ExportDeals implements RowExporter {
    @Override
    public Exportable<Deal> exportable() {
        return new Exportable<>(
                "deals", "deal", DealFact.class, false, Deals.LISTING, ScopeConditions::within, DealView::from);
    }
}
