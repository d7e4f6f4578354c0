package dev.kontor.activity.meeting;

import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.Caller;
import dev.kontor.platform.access.Change;
import dev.kontor.platform.access.OwnedRecords;
import dev.kontor.platform.access.RowScope;
import dev.kontor.platform.filter.Condition;
import dev.kontor.platform.filter.FilterField.Kind;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Listing;
import dev.kontor.platform.paging.Page;
import dev.kontor.platform.paging.ScopeConditions;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** All meetings. Beside the owner and the team, whoever is to attend sees a meeting; only the former change it. */
@ApplicationScoped
public class Meetings implements PanacheRepositoryBase<Meeting, UUID>, OwnedRecords {
    static final Listing<Meeting> LISTING = Listing.of(Meeting.class)
            .filterable(Kind.TEXT, "title", "team")
            .filterable(Kind.UUID, "ownerId", "partyId")
            .filterable(Kind.INSTANT, "endsAt")
            .filterable(Kind.BOOLEAN, "cancelled")
            .sortable(Kind.INSTANT, "startsAt", Meeting::startsAt)
            .sortable(Kind.INSTANT, "createdAt", Meeting::createdAt)
            .sortable(Kind.INSTANT, "updatedAt", Meeting::updatedAt);

    private final Caller caller;

    Meetings(Caller caller) {
        this.caller = caller;
    }

    Uni<Meeting> get(UUID id) {
        return findById(id)
                .chain(meeting -> meeting != null && meeting.isAttendedBy(caller.staffId())
                        ? Uni.createFrom().item(meeting)
                        : caller.visible(meeting, "meeting", id));
    }

    /** For a change: the row stays locked until the transaction ends, so writers take their versions in turn. */
    Uni<Meeting> lock(UUID id, Change change) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .chain(meeting -> caller.changing(meeting, "meeting", id, change));
    }

    Uni<Page<Meeting>> list(ListQuery query) {
        RowScope scope = caller.scope("meeting", Action.READ);
        return LISTING.page(query, scope.concealed(), visible(scope));
    }

    static Condition visible(RowScope scope) {
        UUID me = scope.staffId();
        if (me == null) {
            return Condition.ALWAYS;
        }
        Condition within = ScopeConditions.within(scope);
        Map<String, Object> values = new HashMap<>(within.parameters());
        values.put("attendee", me.toString());
        return new Condition("(" + within.hql() + ") or array_contains(e.attendeeIds, :attendee)", values);
    }

    @Override
    public String entity() {
        return "meeting";
    }

    @Override
    public Uni<Meeting> record(UUID id) {
        return findById(id);
    }
}
