package dev.kontor.deals.invoice;

import dev.kontor.deals.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an invoice stands after a fact.
 *
 * @param number null while a draft
 */
public record InvoiceSnapshot(
        @Nullable String number,
        @Nullable UUID dealId,
        UUID customerId,
        CustomerKind customerKind,
        @Nullable UUID ownerId,
        @Nullable String team,
        Money total,
        LocalDate dueOn) {}
