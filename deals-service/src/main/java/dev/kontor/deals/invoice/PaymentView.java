package dev.kontor.deals.invoice;

import dev.kontor.deals.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A payment as a client sees it. */
@Schema(name = "Payment")
public record PaymentView(
        UUID id, Money amount, Instant at, @Nullable String reference) {
    static PaymentView from(Payment payment) {
        return new PaymentView(payment.id(), payment.amount(), payment.at(), payment.reference());
    }
}
