package dev.kontor.deals.invoice;

import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.Caller;
import dev.kontor.platform.access.Change;
import dev.kontor.platform.access.OwnedRecords;
import dev.kontor.platform.filter.FilterField.Kind;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Listing;
import dev.kontor.platform.paging.Page;
import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.patch.StaleWrites;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All invoices. What the caller may not see is not there. */
@ApplicationScoped
class Invoices implements PanacheRepositoryBase<Invoice, UUID>, OwnedRecords {
    static final Listing<Invoice> LISTING = Listing.of(Invoice.class)
            .filterable(Kind.TEXT, "number", "team", "currency")
            .filterable(Kind.UUID, "dealId", "customerId", "ownerId")
            .filterable(Kind.NUMBER, "total")
            .filterable(Kind.INSTANT, "issuedAt", "paidAt", "overdueAt")
            .filterableAt(Kind.TEXT, "status", "status")
            .sortable(Kind.DATE, "dueOn", Invoice::dueOn)
            .sortable(Kind.INSTANT, "createdAt", Invoice::createdAt)
            .sortable(Kind.INSTANT, "updatedAt", Invoice::updatedAt);
    private static final String OVERDUE = """
            select id from invoice where status = 'issued' and due_on < ?1
            order by id limit ?2 for update skip locked
            """;

    private final Caller caller;
    private final StaleWrites staleWrites;

    Invoices(Caller caller, StaleWrites staleWrites) {
        this.caller = caller;
        this.staleWrites = staleWrites;
    }

    Uni<Invoice> get(UUID id) {
        return findById(id).chain(found -> caller.visible(found, "invoice", id));
    }

    /**
     * For a change: the row stays locked until the transaction ends, so writers take their versions in turn.
     *
     * @param expected null when the client does not care
     */
    Uni<Invoice> lock(UUID id, @Nullable ExpectedVersion expected, Change change) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .chain(found -> caller.changing(found, "invoice", id, change))
                .call(invoice -> expected == null
                        ? Uni.createFrom().voidItem()
                        : staleWrites.refuse(invoice, expected, change.fields()));
    }

    /** Some invoices whose last day was before the given one, locked; those that another replica holds are passed over. */
    Uni<List<Invoice>> lockOverdue(LocalDate today, int limit) {
        return getSession()
                .chain(session -> session.createNativeQuery(OVERDUE, UUID.class)
                        .setParameter(1, today)
                        .setParameter(2, limit)
                        .getResultList())
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : find("id in ?1 order by id", ids).list());
    }

    Uni<Page<Invoice>> list(ListQuery query) {
        return LISTING.page(query, caller.scope("invoice", Action.READ));
    }

    Uni<Void> keep(Payment payment) {
        return getSession().chain(session -> session.persist(payment));
    }

    Uni<List<Payment>> payments(UUID invoiceId) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select p from Payment p where p.invoiceId = ?1 order by p.at, p.id", Payment.class)
                        .setParameter(1, invoiceId)
                        .getResultList());
    }

    @Override
    public String entity() {
        return "invoice";
    }

    @Override
    public Uni<Invoice> record(UUID id) {
        return findById(id);
    }
}
