package dev.kontor.deals.invoice;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kontor.deals.money.Money;
import dev.kontor.platform.outbox.Fact;
import dev.kontor.platform.outbox.Topic;
import dev.kontor.platform.sharing.Grant;
import dev.kontor.platform.sharing.Withdrawal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to an invoice. {@code at} is business time. */
@Topic("kontor.deals.invoice")
public sealed interface InvoiceFact extends Fact {
    record Drafted(@JsonUnwrapped InvoiceSnapshot invoice) implements InvoiceFact {}

    /**
     * The draft was changed.
     *
     * @param changed names of the fields that differ from before
     */
    record Revised(@JsonUnwrapped InvoiceSnapshot invoice, List<String> changed) implements InvoiceFact {}

    record Issued(@JsonUnwrapped InvoiceSnapshot invoice, Instant at) implements InvoiceFact {}

    /**
     * Money came in, of the whole or a part.
     *
     * @param amount of this payment
     * @param outstanding what is still open after it
     */
    record PaymentReceived(@JsonUnwrapped InvoiceSnapshot invoice, Money amount, Money outstanding, Instant at)
            implements InvoiceFact {}

    /** It has another owner or team. */
    record Reassigned(
            @JsonUnwrapped InvoiceSnapshot invoice,
            @Nullable UUID fromOwnerId) implements InvoiceFact {}

    /** Nothing is open any more. */
    record Paid(@JsonUnwrapped InvoiceSnapshot invoice, Instant at) implements InvoiceFact {}

    /** The last day of payment is over. */
    record Overdue(@JsonUnwrapped InvoiceSnapshot invoice, Instant at) implements InvoiceFact {}

    /** Somebody else, or a team, reaches it too from now on. */
    record Shared(
            @JsonUnwrapped InvoiceSnapshot invoice,
            @JsonUnwrapped Grant grant) implements InvoiceFact {}

    record Unshared(
            @JsonUnwrapped InvoiceSnapshot invoice,
            @JsonUnwrapped Withdrawal withdrawal) implements InvoiceFact {}
}
