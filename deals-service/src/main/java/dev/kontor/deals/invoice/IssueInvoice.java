package dev.kontor.deals.invoice;

import dev.kontor.platform.access.Change;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.ExpectedVersion;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Issues a draft under the next number of its year. The number is taken last, so that its lock is held as briefly as can be. */
@ApplicationScoped
class IssueInvoice {
    private static final Change CHANGE = Change.of(Set.of("status"));

    private final Invoices invoices;
    private final InvoiceNumbers numbers;
    private final CompanyZone zone;
    private final Outbox outbox;
    private final Clock clock;

    IssueInvoice(Invoices invoices, InvoiceNumbers numbers, CompanyZone zone, Outbox outbox, Clock clock) {
        this.invoices = invoices;
        this.numbers = numbers;
        this.zone = zone;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Invoice> issue(UUID id, @Nullable ExpectedVersion expected) {
        return invoices.lock(id, expected, CHANGE).invoke(Invoice::requireDraft).call(invoice -> {
            Instant now = clock.instant();
            return numbers.next(zone.dayOf(now).getYear())
                    .chain(number -> outbox.publish(invoice, invoice.issue(number, now)));
        });
    }
}
