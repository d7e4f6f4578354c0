package dev.kontor.deals.deal;

import dev.kontor.deals.DealError;
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
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All deals. What the caller may not see is not there. */
@ApplicationScoped
public class Deals implements PanacheRepositoryBase<Deal, UUID>, OwnedRecords {
    static final Listing<Deal> LISTING = Listing.of(Deal.class)
            .filterable(Kind.TEXT, "stage", "team", "source", "externalId", "lostReason")
            .filterable(Kind.UUID, "pipelineId", "productId", "organisationId", "personId", "ownerId")
            .filterable(Kind.INSTANT, "openedAt", "closedAt", "stageEnteredAt")
            .filterable(Kind.DATE, "nextStepOn")
            .filterableAt(Kind.NUMBER, "amount", "amount.amount")
            .filterableAt(Kind.TEXT, "currency", "amount.currency")
            .sortable(Kind.TEXT, "title", Deal::title)
            .sortable(Kind.INSTANT, "createdAt", Deal::createdAt)
            .sortable(Kind.INSTANT, "updatedAt", Deal::updatedAt);
    private static final String HISTORY = "select v from StageVisit v where v.dealId = ?1 order by v.leftAt, v.id";

    private final Caller caller;
    private final StaleWrites staleWrites;

    Deals(Caller caller, StaleWrites staleWrites) {
        this.caller = caller;
        this.staleWrites = staleWrites;
    }

    Uni<Deal> get(UUID id) {
        return findById(id).chain(found -> caller.visible(found, "deal", id));
    }

    /** Whose the deal is that an invoice refers to; refuses one that the caller may not see. */
    public Uni<Ownership> invoicedOwner(UUID id) {
        return get(id).onFailure(Problem.class)
                .transform(e -> Problem.of(DealError.REFERENCE_UNKNOWN, "There is no deal " + id))
                .map(Deal::ownership);
    }

    /**
     * For a change: the row stays locked until the transaction ends, so writers take their versions in turn.
     *
     * @param expected null when the client does not care
     */
    Uni<Deal> lock(UUID id, @Nullable ExpectedVersion expected, Change change) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .chain(found -> caller.changing(found, "deal", id, change))
                .call(deal -> expected == null
                        ? Uni.createFrom().voidItem()
                        : staleWrites.refuse(deal, expected, change.fields()));
    }

    /** Imported deals, locked in the order of their ids so that two imports cannot wait for each other. */
    Uni<List<Deal>> lockImported(Collection<String> externalIds) {
        return find("externalId in ?1 order by id", externalIds)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    Uni<Page<Deal>> list(ListQuery query) {
        return LISTING.page(query, caller.scope("deal", Action.READ));
    }

    /** Stages that the deal has left, oldest first. */
    Uni<List<StageVisit>> visits(UUID id) {
        return getSession()
                .chain(session -> session.createSelectionQuery(HISTORY, StageVisit.class)
                        .setParameter(1, id)
                        .getResultList());
    }

    /** Writes new deals, one after another. */
    Uni<Void> keep(List<Deal> opened) {
        return persistAll(opened.toArray());
    }

    /** Writes the stages that the deal has left since it was loaded. */
    Uni<Void> keepVisits(Deal deal) {
        return persistAll(deal.takeVisits().toArray());
    }

    private Uni<Void> persistAll(Object[] rows) {
        return rows.length == 0 ? Uni.createFrom().voidItem() : getSession().chain(session -> session.persistAll(rows));
    }

    @Override
    public String entity() {
        return "deal";
    }

    @Override
    public Uni<Deal> record(UUID id) {
        return findById(id);
    }
}
