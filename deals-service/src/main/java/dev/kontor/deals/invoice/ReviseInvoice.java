package dev.kontor.deals.invoice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.deals.deal.Deals;
import dev.kontor.platform.access.Change;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.patch.MergePatch;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Changes a draft by a merge patch. */
@ApplicationScoped
class ReviseInvoice {
    private final Invoices invoices;
    private final Deals deals;
    private final MergePatch mergePatch;
    private final Outbox outbox;
    private final Clock clock;

    ReviseInvoice(Invoices invoices, Deals deals, MergePatch mergePatch, Outbox outbox, Clock clock) {
        this.invoices = invoices;
        this.deals = deals;
        this.mergePatch = mergePatch;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Invoice> revise(UUID id, ExpectedVersion expected, ObjectNode patch) {
        return invoices.lock(id, expected, Change.of(MergePatch.fields(patch)))
                .invoke(Invoice::requireDraft)
                .call(invoice -> {
                    InvoiceDraft before = invoice.draft();
                    InvoiceDraft after = mergePatch.apply(before, patch);
                    return refuseUnknownDeal(before, after)
                            .chain(() -> outbox.publish(
                                    invoice,
                                    invoice.revise(after, mergePatch.changed(before, after), clock.instant())));
                });
    }

    private Uni<Void> refuseUnknownDeal(InvoiceDraft before, InvoiceDraft after) {
        return after.dealId() == null || after.dealId().equals(before.dealId())
                ? Uni.createFrom().voidItem()
                : deals.invoicedOwner(after.dealId()).replaceWithVoid();
    }
}
