package dev.kontor.deals.invoice;

import dev.kontor.deals.DealError;
import dev.kontor.deals.Moment;
import dev.kontor.deals.deal.Ownership;
import dev.kontor.deals.money.Money;
import dev.kontor.platform.access.Owned;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.outbox.Aggregate;
import dev.kontor.platform.problem.Problem;
import dev.kontor.platform.sharing.Grant;
import dev.kontor.platform.sharing.Withdrawal;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/**
 * An invoice. A draft may change; issuing gives it its number and fixes it for good. Payments may come in parts; with the last one it is
 * paid. Verbs return the facts to publish, none when nothing changes.
 */
@Entity
@Table(name = "invoice")
public class Invoice implements Aggregate, Owned {
    @Id
    private UUID id;

    private long version;

    private @Nullable String number;
    private String status;

    private @Nullable UUID dealId;
    private UUID customerId;

    private String customerKind;

    private @Nullable UUID ownerId;
    private @Nullable String team;
    private String currency;
    private BigDecimal total;
    private BigDecimal paid;
    private LocalDate dueOn;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "invoice_line", joinColumns = @JoinColumn(name = "invoice_id"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    private List<InvoiceLine> lines;

    private @Nullable Instant issuedAt;
    private @Nullable Instant paidAt;
    private @Nullable Instant overdueAt;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected Invoice() {}

    @SuppressWarnings("NullAway.Init") // take() sets the rest
    private Invoice(InvoiceDraft draft, Ownership owner, Instant now) {
        this.id = Ids.next();
        this.status = InvoiceStatus.DRAFT.code();
        this.ownerId = owner.ownerId();
        this.team = owner.team();
        this.paid = BigDecimal.ZERO;
        this.lines = new ArrayList<>();
        this.createdAt = now;
        take(draft, now);
    }

    static Invoice draft(InvoiceDraft draft, Ownership owner, Instant now) {
        return new Invoice(draft, owner, now);
    }

    InvoiceFact drafted() {
        return new InvoiceFact.Drafted(snapshot());
    }

    /** @param changed names of the fields in which the draft differs from {@link #draft()} */
    List<InvoiceFact> revise(InvoiceDraft draft, List<String> changed, Instant now) {
        requireDraft();
        if (changed.isEmpty()) {
            return List.of();
        }
        take(draft, now);
        return List.of(new InvoiceFact.Revised(snapshot(), changed));
    }

    /** @param given the next number of the series */
    List<InvoiceFact> issue(String given, Instant now) {
        requireDraft();
        number = given;
        status = InvoiceStatus.ISSUED.code();
        issuedAt = now;
        updatedAt = now;
        return List.of(new InvoiceFact.Issued(snapshot(), now));
    }

    List<InvoiceFact> pay(Money amount, Moment moment) {
        if (!status().awaitsPayment()) {
            throw Problem.of(DealError.INVOICE_NOT_PAYABLE, "The invoice is " + status);
        }
        if (amount.belowZero() || amount.nothing()) {
            throw Problem.invalid("/amount", "positive", "must be more than nothing");
        }
        if (amount.moreThan(outstanding())) {
            throw Problem.of(
                    DealError.PAYMENT_TOO_LARGE, "Only " + outstanding().amount() + " " + currency + " are open");
        }
        paid = paid().plus(amount).amount();
        updatedAt = moment.recordedAt();
        List<InvoiceFact> facts = new ArrayList<>();
        facts.add(new InvoiceFact.PaymentReceived(snapshot(), amount, outstanding(), moment.at()));
        if (outstanding().nothing()) {
            status = InvoiceStatus.PAID.code();
            paidAt = moment.at();
            facts.add(new InvoiceFact.Paid(snapshot(), moment.at()));
        }
        return facts;
    }

    /** Once only, and only while payment is awaited. */
    List<InvoiceFact> fallOverdue(LocalDate today, Instant now) {
        if (status() != InvoiceStatus.ISSUED || !dueOn.isBefore(today)) {
            return List.of();
        }
        status = InvoiceStatus.OVERDUE.code();
        overdueAt = now;
        updatedAt = now;
        return List.of(new InvoiceFact.Overdue(snapshot(), now));
    }

    /** Whose it is may change whatever its status: it says nothing on the paper. */
    List<InvoiceFact> reassign(Ownership to, Instant now) {
        if (to.equals(ownership())) {
            return List.of();
        }
        UUID from = ownerId;
        ownerId = to.ownerId();
        team = to.team();
        updatedAt = now;
        return List.of(new InvoiceFact.Reassigned(snapshot(), from));
    }

    void requireDraft() {
        if (status() != InvoiceStatus.DRAFT) {
            throw Problem.of(DealError.INVOICE_ISSUED, "Invoice " + number + " was issued on " + issuedAt);
        }
    }

    private void take(InvoiceDraft draft, Instant now) {
        Money sum = Money.zero(draft.currency());
        for (InvoiceLine line : draft.lines()) {
            sum = sum.plus(line.net()).plus(line.tax());
        }
        if (sum.belowZero()) {
            throw Problem.invalid("/lines", "negative", "must not come to less than nothing");
        }
        dealId = draft.dealId();
        customerId = draft.customerId();
        customerKind = draft.customerKind().code();
        currency = sum.currency();
        total = sum.amount();
        dueOn = draft.dueOn();
        if (!lines.equals(draft.lines())) {
            lines.clear();
            lines.addAll(draft.lines());
        }
        updatedAt = now;
    }

    private InvoiceSnapshot snapshot() {
        return new InvoiceSnapshot(number, dealId, customerId, customerKind(), ownerId, team, total(), dueOn);
    }

    InvoiceDraft draft() {
        return new InvoiceDraft(customerId, customerKind(), dealId, currency, dueOn, List.copyOf(lines));
    }

    Money total() {
        return new Money(total, currency);
    }

    Money paid() {
        return new Money(paid, currency);
    }

    Money outstanding() {
        return total().minus(paid());
    }

    Ownership ownership() {
        return new Ownership(ownerId, team);
    }

    @Override
    public @Nullable UUID ownerId() {
        return ownerId;
    }

    @Override
    public @Nullable String team() {
        return team;
    }

    InvoiceFact shared(Grant grant) {
        return new InvoiceFact.Shared(snapshot(), grant);
    }

    InvoiceFact unshared(Withdrawal withdrawal) {
        return new InvoiceFact.Unshared(snapshot(), withdrawal);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public void advanceTo(long next) {
        version = next;
    }

    @Nullable
    String number() {
        return number;
    }

    InvoiceStatus status() {
        return InvoiceStatus.of(status);
    }

    private CustomerKind customerKind() {
        return CustomerKind.of(customerKind);
    }

    LocalDate dueOn() {
        return dueOn;
    }

    @Nullable
    Instant issuedAt() {
        return issuedAt;
    }

    @Nullable
    Instant paidAt() {
        return paidAt;
    }

    @Nullable
    Instant overdueAt() {
        return overdueAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
