package dev.kontor.deals.invoice;

import dev.kontor.platform.access.Governs;
import dev.kontor.platform.exports.ExportResource;
import dev.kontor.platform.exports.ExportResult;
import dev.kontor.platform.exports.Exports;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Export jobs of invoices. */
@Tag(name = "Invoices")
@Path(InvoiceResource.PATH + "/exports")
@Governs("invoice")
public class InvoiceExportResource extends ExportResource {
    InvoiceExportResource(Exports exports, ExportResult results, ExportInvoices exporter) {
        super(exports, results, exporter);
    }
}
