package dev.kontor.deals.invoice;

import dev.kontor.deals.deal.Deals;
import dev.kontor.deals.deal.Ownership;
import dev.kontor.deals.reference.References;
import dev.kontor.platform.access.Caller;
import dev.kontor.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Drafts an invoice. It belongs to whom its deal belongs to, if they work here still; else to the caller. */
@ApplicationScoped
class DraftInvoice {
    private final Invoices invoices;
    private final Deals deals;
    private final References references;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    DraftInvoice(Invoices invoices, Deals deals, References references, Outbox outbox, Caller caller, Clock clock) {
        this.invoices = invoices;
        this.deals = deals;
        this.references = references;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Invoice> draft(InvoiceDraft draft) {
        return owner(draft.dealId())
                .map(whose -> Invoice.draft(draft, whose, clock.instant()))
                .call(invoice -> outbox.publish(invoice, List.of(invoice.drafted())))
                .call(invoices::persist);
    }

    private Uni<Ownership> owner(@Nullable UUID dealId) {
        Ownership callers = new Ownership(caller.owner(), caller.team());
        if (dealId == null) {
            return Uni.createFrom().item(callers);
        }
        return deals.invoicedOwner(dealId).chain(whose -> {
            UUID owner = whose.ownerId();
            return owner == null || owner.equals(callers.ownerId())
                    ? Uni.createFrom().item(whose)
                    : references.activeStaff(owner).map(member -> member == null ? callers : whose);
        });
    }
}
