package dev.kontor.activity.task;

import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.Caller;
import dev.kontor.platform.access.Change;
import dev.kontor.platform.access.OwnedRecords;
import dev.kontor.platform.filter.FilterField.Kind;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Listing;
import dev.kontor.platform.paging.Page;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;

/** All tasks. What the caller may not see is not there. */
@ApplicationScoped
public class Tasks implements PanacheRepositoryBase<Task, UUID>, OwnedRecords {
    static final Listing<Task> LISTING = Listing.of(Task.class)
            .filterable(Kind.TEXT, "title", "team", "reason", "state")
            .filterable(Kind.UUID, "partyId", "causeId")
            .filterableAt(Kind.UUID, "assigneeId", "ownerId")
            .filterable(Kind.INSTANT, "dueAt", "closedAt")
            .sortable(Kind.INSTANT, "createdAt", Task::createdAt)
            .sortable(Kind.INSTANT, "updatedAt", Task::updatedAt);

    private final Caller caller;

    Tasks(Caller caller) {
        this.caller = caller;
    }

    Uni<Task> get(UUID id) {
        return findById(id).chain(found -> caller.visible(found, "task", id));
    }

    /** For a change: the row stays locked until the transaction ends, so writers take their versions in turn. */
    Uni<Task> lock(UUID id, Change change) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).chain(found -> caller.changing(found, "task", id, change));
    }

    Uni<Page<Task>> list(ListQuery query) {
        return LISTING.page(query, caller.scope("task", Action.READ));
    }

    /** Whether a rule has given work for this cause already. */
    Uni<Boolean> isGiven(String reason, UUID causeId) {
        return count("reason = ?1 and causeId = ?2", reason, causeId).map(tasks -> tasks > 0);
    }

    @Override
    public String entity() {
        return "task";
    }

    @Override
    public Uni<Task> record(UUID id) {
        return findById(id);
    }
}
