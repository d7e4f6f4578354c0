package dev.kontor.telephony.call;

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
import org.jspecify.annotations.Nullable;

/** All calls. An agent sees those of his own and of his teams. */
@ApplicationScoped
public class Calls implements PanacheRepositoryBase<Call, UUID>, OwnedRecords {
    static final Listing<Call> LISTING = Listing.of(Call.class)
            .filterable(Kind.TEXT, "direction", "status", "customerNumber", "team", "queue", "pbx", "pbxCallId")
            .filterableAt(Kind.TEXT, "from", "fromNumber")
            .filterableAt(Kind.TEXT, "to", "toNumber")
            .filterable(Kind.UUID, "personId", "organisationId")
            .filterableAt(Kind.UUID, "agentId", "ownerId")
            .filterable(Kind.INSTANT, "answeredAt", "endedAt")
            .filterable(Kind.TEXT_LIST, "tags")
            .sortable(Kind.INSTANT, "startedAt", Call::startedAt);

    private final Caller caller;

    Calls(Caller caller) {
        this.caller = caller;
    }

    public Uni<Call> get(UUID id) {
        return findById(id).chain(found -> caller.visible(found, "call", id));
    }

    /** For a change: the row stays locked until the transaction ends. */
    Uni<Call> lock(UUID id, Change change) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).chain(found -> caller.changing(found, "call", id, change));
    }

    /** The call of a PBX, locked for a change; null when there is none yet. */
    Uni<@Nullable Call> lock(String pbx, String pbxCallId) {
        return find("pbx = ?1 and pbxCallId = ?2", pbx, pbxCallId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    Uni<Page<Call>> list(ListQuery query) {
        return LISTING.page(query, caller.scope("call", Action.READ));
    }

    @Override
    public String entity() {
        return "call";
    }

    @Override
    public Uni<Call> record(UUID id) {
        return findById(id);
    }
}
