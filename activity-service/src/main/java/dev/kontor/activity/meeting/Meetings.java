package dev.kontor.activity.meeting;

import dev.kontor.platform.filter.Condition;
import dev.kontor.platform.filter.FilterField.Kind;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Listing;
import dev.kontor.platform.paging.Page;
import dev.kontor.platform.problem.Problem;
import dev.kontor.platform.security.Caller;
import dev.kontor.platform.security.RowScope;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All meetings. Beside the owner and the team, whoever is to attend sees a meeting; only the former change it. */
@ApplicationScoped
public class Meetings implements PanacheRepositoryBase<Meeting, UUID> {
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
        return findById(id).map(meeting -> {
            if (meeting != null && meeting.isAttendedBy(caller.scope().staffId())) {
                return meeting;
            }
            return covered(meeting, id);
        });
    }

    /** For a change: the row stays locked until the transaction ends, so writers take their versions in turn. */
    Uni<Meeting> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(meeting -> covered(meeting, id));
    }

    Uni<Page<Meeting>> list(ListQuery query) {
        return LISTING.page(query, visible(caller.scope()));
    }

    static Condition visible(RowScope scope) {
        UUID me = scope.staffId();
        if (me == null) {
            return Condition.ALWAYS;
        }
        Condition within = Listing.within(scope);
        Map<String, Object> values = new HashMap<>(within.parameters());
        values.put("attendee", me.toString());
        return new Condition("(" + within.hql() + ") or array_contains(e.attendeeIds, :attendee)", values);
    }

    private Meeting covered(@Nullable Meeting meeting, UUID id) {
        if (meeting == null || !caller.scope().covers(meeting.ownerId(), meeting.team())) {
            throw Problem.notFound("meeting", id);
        }
        return meeting;
    }
}
