package dev.kontor.deals.invoice;

import dev.kontor.platform.exports.Exportable;
import dev.kontor.platform.exports.RowExporter;
import dev.kontor.platform.paging.ScopeConditions;
import jakarta.enterprise.context.ApplicationScoped;

/** How invoices are exported. */
@ApplicationScoped
class ExportInvoices implements RowExporter {
    @Override
    public Exportable<Invoice> exportable() {
        return new Exportable<>(
                "invoices",
                "invoice",
                InvoiceFact.class,
                false,
                Invoices.LISTING,
                ScopeConditions::within,
                InvoiceView::from);
    }
}
