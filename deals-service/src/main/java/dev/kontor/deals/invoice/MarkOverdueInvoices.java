package dev.kontor.deals.invoice;

import dev.kontor.platform.event.CurrentEvent;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** Marks issued invoices whose last day of payment is over in the company's zone, a batch per transaction. */
@ApplicationScoped
class MarkOverdueInvoices {
    static final int BATCH = 100;
    private static final String ACTOR = "system:deals";

    private final Invoices invoices;
    private final CompanyZone zone;
    private final CurrentEvent current;
    private final Outbox outbox;
    private final Clock clock;

    MarkOverdueInvoices(Invoices invoices, CompanyZone zone, CurrentEvent current, Outbox outbox, Clock clock) {
        this.invoices = invoices;
        this.zone = zone;
        this.current = current;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** How many were marked. */
    @WithTransaction
    public Uni<Integer> mark() {
        current.actAs(ACTOR, Ids.next(), null);
        Instant now = clock.instant();
        LocalDate today = zone.dayOf(now);
        return invoices.lockOverdue(today, BATCH)
                .call(found -> Multi.createFrom()
                        .iterable(found)
                        .onItem()
                        .transformToUniAndConcatenate(
                                invoice -> outbox.publish(invoice, invoice.fallOverdue(today, now)))
                        .collect()
                        .last())
                .map(found -> found.size());
    }
}
