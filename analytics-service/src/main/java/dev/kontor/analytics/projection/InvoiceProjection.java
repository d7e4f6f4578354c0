package dev.kontor.analytics.projection;

import dev.kontor.analytics.ingest.FactReader;
import dev.kontor.analytics.ingest.IncomingFact;
import dev.kontor.analytics.ingest.MergeTable;
import dev.kontor.analytics.ingest.Projection;
import dev.kontor.analytics.ingest.Register;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
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

    private final FactReader reader;

    InvoiceProjection(FactReader reader) {
        this.reader = reader;
    }

    /** What is read of an invoice's facts. */
    private record InvoiceFact(
            @Nullable String dealId,
            @Nullable String ownerId,
            @Nullable String team,
            @Nullable Amount total,
            @Nullable String dueOn,
            @Nullable String at) {}

    @Override
    public Set<String> aggregates() {
        return Set.of("kontor.deals.invoice");
    }

    @Override
    public Fold fold() {
        return Fold.into(INVOICES.rows(), this::take);
    }

    private void take(MergeTable.Rows invoices, IncomingFact event) {
        switch (event.type()) {
            case "kontor.deals.invoice.drafted.v1",
                    "kontor.deals.invoice.revised.v1",
                    "kontor.deals.invoice.reassigned.v1",
                    "kontor.deals.invoice.payment-received.v1" -> stand(invoices, event);
            case "kontor.deals.invoice.issued.v1" -> mark(invoices, event, "issued_at");
            case "kontor.deals.invoice.paid.v1" -> mark(invoices, event, "paid_at");
            case "kontor.deals.invoice.overdue.v1" -> mark(invoices, event, "overdue_at");
            default -> {}
        }
    }

    private void mark(MergeTable.Rows invoices, IncomingFact event, String column) {
        InvoiceFact fact = stand(invoices, event);
        invoices.at(event.subject()).once(column, fact.at() == null ? event.time() : fact.at());
    }

    private InvoiceFact stand(MergeTable.Rows invoices, IncomingFact event) {
        InvoiceFact fact = reader.read(event, InvoiceFact.class);
        Amount total = fact.total();
        invoices.at(event.subject())
                .set(
                        STANDING,
                        event.version(),
                        fact.dealId(),
                        fact.ownerId(),
                        fact.team(),
                        total == null ? null : total.amount(),
                        total == null ? null : total.currency(),
                        fact.dueOn());
        return fact;
    }
}
