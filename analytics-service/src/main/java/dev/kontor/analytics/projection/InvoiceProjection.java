package dev.kontor.analytics.projection;

import dev.kontor.analytics.Money;
import dev.kontor.analytics.ingest.MergeTable;
import dev.kontor.analytics.ingest.Projection;
import dev.kontor.analytics.ingest.Register;
import dev.kontor.platform.inbox.EventReader;
import dev.kontor.platform.inbox.Received;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invoices as they stand. */
@ApplicationScoped
class InvoiceProjection implements Projection {
    private static final Register STANDING = Register.of(
            "version", "deal_id uuid", "owner_id uuid", "team text", "total numeric", "currency text", "due_on date");
    private static final MergeTable INVOICES = new MergeTable(
            "invoice",
            List.of("id uuid"),
            List.of("issued_at timestamptz", "paid_at timestamptz", "overdue_at timestamptz"),
            STANDING);

    private final EventReader reader;

    InvoiceProjection(EventReader reader) {
        this.reader = reader;
    }

    /** What is read of an invoice's facts. */
    private record InvoiceFact(
            @Nullable UUID dealId,
            @Nullable UUID ownerId,
            @Nullable String team,
            @Nullable Money total,
            @Nullable LocalDate dueOn,
            @Nullable Instant at) {}

    @Override
    public Set<String> aggregates() {
        return Set.of("kontor.deals.invoice");
    }

    @Override
    public Fold fold() {
        return Fold.into(INVOICES.rows(), this::take);
    }

    private void take(MergeTable.Rows invoices, Received event) {
        switch (event.type()) {
            case "kontor.deals.invoice.drafted.v1",
                    "kontor.deals.invoice.revised.v1",
                    "kontor.deals.invoice.payment-received.v1" -> stand(invoices, event);
            case "kontor.deals.invoice.issued.v1" -> mark(invoices, event, "issued_at");
            case "kontor.deals.invoice.paid.v1" -> mark(invoices, event, "paid_at");
            case "kontor.deals.invoice.overdue.v1" -> mark(invoices, event, "overdue_at");
            default -> {}
        }
    }

    private void mark(MergeTable.Rows invoices, Received event, String column) {
        InvoiceFact fact = stand(invoices, event);
        invoices.at(event.subject()).once(column, fact.at() == null ? event.time() : fact.at());
    }

    private InvoiceFact stand(MergeTable.Rows invoices, Received event) {
        InvoiceFact fact = reader.read(event, InvoiceFact.class);
        Money total = fact.total();
        invoices.at(event.subject())
                .set(
                        STANDING,
                        event.aggregateVersion(),
                        fact.dealId(),
                        fact.ownerId(),
                        fact.team(),
                        total == null ? null : total.amount(),
                        total == null ? null : total.currency(),
                        fact.dueOn());
        return fact;
    }
}
