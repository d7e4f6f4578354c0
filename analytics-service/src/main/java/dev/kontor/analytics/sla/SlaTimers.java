package dev.kontor.analytics.sla;

import dev.kontor.platform.access.RowScope;
import dev.kontor.platform.filter.FilterField.Kind;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Listing;
import dev.kontor.platform.paging.Page;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** All timers. */
@ApplicationScoped
class SlaTimers {
    private static final String DUE =
            "select * from sla_timer where next_at <= ?1 order by next_at, id limit ?2 for update skip locked";
    private static final String OPEN = """
            select * from sla_timer
            where policy_id = ?1 and match_key = ?2 and state <> 'met' and started_at <= ?3
            order by started_at, id for update
            """;

    private final Listing<SlaTimer> listing = Listing.of(SlaTimer.class)
            .filterable(Kind.TEXT, "policyCode", "team", "state")
            .filterable(Kind.UUID, "policyId", "ownerId")
            .filterable(Kind.INSTANT, "startedAt", "metAt", "breachedAt")
            .filterableAt(Kind.TEXT, "key", "matchKey")
            .sortable(Kind.INSTANT, "dueAt", SlaTimer::dueAt);

    Uni<Page<SlaTimer>> page(ListQuery query, RowScope scope) {
        return listing.page(query, scope);
    }

    /** Timers with something to say, locked; those that another replica holds are passed over. */
    Uni<List<SlaTimer>> due(Instant now, int limit) {
        return Panache.getSession()
                .chain(s -> s.createNativeQuery(DUE, SlaTimer.class)
                        .setParameter(1, now)
                        .setParameter(2, limit)
                        .getResultList());
    }

    /** Timers that a stop at this time ends, locked. */
    Uni<List<SlaTimer>> openFor(UUID policyId, String key, Instant stop) {
        return Panache.getSession()
                .chain(s -> s.createNativeQuery(OPEN, SlaTimer.class)
                        .setParameter(1, policyId)
                        .setParameter(2, key)
                        .setParameter(3, stop)
                        .getResultList());
    }

    /** Whether this event has started a timer of the policy already: a fact may come again at any later time. */
    Uni<Boolean> hasStarted(UUID policyId, UUID startEventId) {
        return Panache.getSession()
                .chain(s -> s.createSelectionQuery(
                                "select count(t) from SlaTimer t where t.policyId = :policy and t.startEventId = :event",
                                Long.class)
                        .setParameter("policy", policyId)
                        .setParameter("event", startEventId)
                        .getSingleResult())
                .map(count -> count > 0);
    }

    Uni<Void> add(SlaTimer timer) {
        return Panache.getSession().chain(s -> s.persist(timer));
    }
}
