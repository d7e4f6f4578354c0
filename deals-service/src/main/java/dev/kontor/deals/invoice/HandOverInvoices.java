package dev.kontor.deals.invoice;

import dev.kontor.deals.deal.Ownership;
import dev.kontor.platform.handover.HandedOver;
import dev.kontor.platform.handover.RecordHandOver;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** How invoices are handed over: those that are not paid. */
@ApplicationScoped
class HandOverInvoices implements RecordHandOver {
    private final Clock clock;

    HandOverInvoices(Clock clock) {
        this.clock = clock;
    }

    @Override
    public HandedOver<Invoice> handedOver() {
        return new HandedOver<>(
                "invoice",
                Invoice.class,
                "invoice",
                "owner_id",
                "status <> 'paid'",
                (invoice, ownerId, team, messages) ->
                        messages.add(invoice, invoice.reassign(new Ownership(ownerId, team), clock.instant())));
    }
}
