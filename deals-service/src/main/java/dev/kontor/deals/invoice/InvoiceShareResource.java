package dev.kontor.deals.invoice;

import dev.kontor.platform.access.Change;
import dev.kontor.platform.access.Governs;
import dev.kontor.platform.sharing.ShareResource;
import dev.kontor.platform.sharing.Shareable;
import dev.kontor.platform.sharing.Sharing;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** With whom an invoice is shared. */
@Tag(name = "Invoices")
@Path(InvoiceResource.PATH)
@Governs("invoice")
public class InvoiceShareResource extends ShareResource<Invoice> {
    InvoiceShareResource(Sharing sharing, Invoices invoices) {
        super(
                sharing,
                new Shareable<>(
                        "invoice",
                        invoices::get,
                        id -> invoices.lock(id, null, Change.COMMAND),
                        Invoice::shared,
                        Invoice::unshared,
                        null));
    }
}
