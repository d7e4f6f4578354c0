package dev.kontor.activity.handover;

import dev.kontor.activity.ActivityError;
import dev.kontor.platform.filter.FilterField.Kind;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Listing;
import dev.kontor.platform.paging.Page;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All hand-overs. They are the company's: whoever may read any may read all. */
@ApplicationScoped
class HandOvers implements PanacheRepositoryBase<HandOver, UUID> {
    private static final List<String> OPEN = List.of(HandOverState.RUNNING.code(), HandOverState.UNDOING.code());

    static final Listing<HandOver> LISTING = Listing.of(HandOver.class)
            .filterable(Kind.TEXT, "state")
            .filterable(Kind.UUID, "fromId", "toId")
            .filterable(Kind.INSTANT, "undoUntil")
            .sortable(Kind.INSTANT, "createdAt", HandOver::createdAt)
            .sortable(Kind.INSTANT, "updatedAt", HandOver::updatedAt);

    Uni<HandOver> get(UUID id) {
        return findById(id).map(found -> existing(found, id));
    }

    /** For a change: the row stays locked until the transaction ends, so writers take their versions in turn. */
    Uni<HandOver> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(found -> existing(found, id));
    }

    Uni<Page<HandOver>> list(ListQuery query) {
        return LISTING.page(query);
    }

    /** The caller holds the owner's row, so that no other begins meanwhile. */
    Uni<Void> requireNoneOpen(UUID fromId) {
        return find("fromId = ?1 and state in ?2", fromId, OPEN)
                .firstResult()
                .invoke(open -> {
                    if (open != null) {
                        throw Problem.of(
                                ActivityError.HAND_OVER_RUNNING, "Hand-over " + open.id() + " is " + open.state());
                    }
                })
                .replaceWithVoid();
    }

    private static HandOver existing(@Nullable HandOver found, UUID id) {
        if (found == null) {
            throw Problem.notFound("hand-over", id);
        }
        return found;
    }
}
