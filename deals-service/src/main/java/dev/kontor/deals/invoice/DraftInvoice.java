package dev.kontor.deals.invoice;

import dev.kontor.deals.deal.Deals;
import dev.kontor.deals.deal.Ownership;
import dev.kontor.platform.access.Caller;
import dev.kontor.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Drafts an invoice. It belongs to whom its deal belongs to, else to the caller. */
@ApplicationScoped
class DraftInvoice {
    private final Invoices invoices;
    private final Deals deals;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    DraftInvoice(Invoices invoices, Deals deals, Outbox outbox, Caller caller, Clock clock) {
        this.invoices = invoices;
        this.deals = deals;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Invoice> draft(InvoiceDraft draft) {
        Uni<Ownership> owner = draft.dealId() == null
                ? Uni.createFrom().item(new Ownership(caller.owner(), caller.team()))
                : deals.invoicedOwner(draft.dealId());
        return owner.map(whose -> Invoice.draft(draft, whose, clock.instant()))
                .call(invoice -> outbox.publish(invoice, List.of(invoice.drafted())))
                .call(invoices::persist);
    }
}
