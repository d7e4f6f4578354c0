package dev.kontor.deals.invoice;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.kontor.deals.money.Money;
import dev.kontor.platform.access.Governs;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as a client sees it.
 *
 * @param number null while a draft
 * @param total with tax
 * @param outstanding what is not yet paid
 */
@Schema(name = "Invoice")
@Governs("invoice")
public record InvoiceView(
        UUID id,
        long version,
        @Nullable String number,
        InvoiceStatus status,
        UUID customerId,
        CustomerKind customerKind,
        @Nullable UUID dealId,
        @Nullable UUID ownerId,
        @Nullable String team,
        String currency,
        LocalDate dueOn,
        List<LineView> lines,
        Money total,
        Money paid,
        Money outstanding,
        @Nullable Instant issuedAt,
        @Nullable Instant paidAt,
        @Nullable Instant overdueAt,
        Instant createdAt,
        Instant updatedAt) {
    /** A line with what it comes to. */
    @Schema(name = "InvoiceLineWithSums")
    public record LineView(
            String description,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity,
            Money unitPrice,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal taxPercent,
            Money net,
            Money tax) {
        static LineView from(InvoiceLine line) {
            return new LineView(
                    line.description(), line.quantity(), line.unitPrice(), line.taxPercent(), line.net(), line.tax());
        }
    }

    static InvoiceView from(Invoice invoice) {
        InvoiceDraft draft = invoice.draft();
        return new InvoiceView(
                invoice.id(),
                invoice.version(),
                invoice.number(),
                invoice.status(),
                draft.customerId(),
                draft.customerKind(),
                draft.dealId(),
                invoice.ownership().ownerId(),
                invoice.ownership().team(),
                draft.currency(),
                draft.dueOn(),
                draft.lines().stream().map(LineView::from).toList(),
                invoice.total(),
                invoice.paid(),
                invoice.outstanding(),
                invoice.issuedAt(),
                invoice.paidAt(),
                invoice.overdueAt(),
                invoice.createdAt(),
                invoice.updatedAt());
    }
}
