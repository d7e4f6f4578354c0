package dev.kontor.deals.invoice;

import dev.kontor.deals.Moment;
import dev.kontor.deals.money.Money;
import dev.kontor.platform.access.Change;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.ExpectedVersion;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records a payment for an issued invoice, of the whole or a part. */
@ApplicationScoped
class PayInvoice {
    private static final int MAX_REFERENCE = 100;
    private static final Change CHANGE = Change.of(Set.of("status"));

    /**
     * @param amount everything that is open when absent
     * @param reference the bank's or the till's
     * @param at when the money came, not in the future; now when absent
     */
    record Request(
            @Nullable Money amount,
            @Size(max = MAX_REFERENCE) @Nullable String reference,
            @Nullable Instant at) {
        static final Request EVERYTHING_NOW = new Request(null, null, null);
    }

    private final Invoices invoices;
    private final Outbox outbox;
    private final Clock clock;

    PayInvoice(Invoices invoices, Outbox outbox, Clock clock) {
        this.invoices = invoices;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Invoice> pay(UUID id, @Nullable ExpectedVersion expected, Request request) {
        return invoices.lock(id, expected, CHANGE).call(invoice -> {
            Moment moment = Moment.of(request.at(), clock);
            Money amount = request.amount() == null ? invoice.outstanding() : request.amount();
            return outbox.publish(invoice, invoice.pay(amount, moment))
                    .chain(() -> invoices.keep(new Payment(id, amount, moment.at(), request.reference())));
        });
    }
}
