package dev.kontor.deals.invoice;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is written on an invoice, and may be changed until it is issued.
 *
 * @param customerId a person's or organisation's id, as {@code customerKind} says
 * @param dealId the deal that is invoiced, null for none
 * @param currency ISO 4217, of every line
 * @param dueOn last day of payment, in the company's zone
 */
record InvoiceDraft(
        @NotNull UUID customerId,
        @NotNull CustomerKind customerKind,
        @Nullable UUID dealId,
        @NotNull @Size(min = 3, max = 3) String currency,
        @NotNull LocalDate dueOn,
        @NotEmpty @Size(max = InvoiceDraft.MAX_LINES) List<@Valid InvoiceLine> lines) {
    static final int MAX_LINES = 200;
}
