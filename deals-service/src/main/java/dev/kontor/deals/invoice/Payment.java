package dev.kontor.deals.invoice;

import dev.kontor.deals.money.Money;
import dev.kontor.platform.id.Ids;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Money that came in for an invoice; written once. */
@Entity
@Table(name = "payment")
@SuppressWarnings("UnusedVariable") // invoiceId is read by queries
public class Payment {
    @Id
    private UUID id;

    private UUID invoiceId;

    @Embedded
    private Money amount;

    private Instant at;

    private @Nullable String reference;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected Payment() {}

    Payment(UUID invoiceId, Money amount, Instant at, @Nullable String reference) {
        this.id = Ids.next();
        this.invoiceId = invoiceId;
        this.amount = amount;
        this.at = at;
        this.reference = reference;
    }

    UUID id() {
        return id;
    }

    Money amount() {
        return amount;
    }

    Instant at() {
        return at;
    }

    @Nullable
    String reference() {
        return reference;
    }
}
