package dev.kontor.analytics.sla;

import dev.kontor.analytics.AnalyticsError;
import dev.kontor.platform.filter.Condition;
import dev.kontor.platform.filter.FilterField.Kind;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Listing;
import dev.kontor.platform.paging.Page;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All policies, the retired ones among them. */
@ApplicationScoped
class SlaPolicies {
    private static final Condition IN_FORCE = new Condition("e.retiredAt is null", Map.of());

    private final Listing<SlaPolicy> listing = Listing.of(SlaPolicy.class)
            .filterable(Kind.TEXT, "startType", "stopType")
            .sortable(Kind.TEXT, "code", SlaPolicy::code);

    Uni<Page<SlaPolicy>> page(ListQuery query) {
        return listing.page(query, IN_FORCE);
    }

    Uni<List<SlaPolicy>> all() {
        return Panache.getSession()
                .chain(s -> s.createSelectionQuery("from SlaPolicy p order by p.id", SlaPolicy.class)
                        .getResultList());
    }

    Uni<SlaPolicy> get(UUID id) {
        return Panache.getSession().chain(s -> s.find(SlaPolicy.class, id)).map(found -> inForce(found, id));
    }

    Uni<SlaPolicy> lock(UUID id) {
        return Panache.getSession()
                .chain(s -> s.find(SlaPolicy.class, id, LockModeType.PESSIMISTIC_WRITE))
                .map(found -> inForce(found, id));
    }

    /** Writes a new policy, or what has changed; a code in use is refused. */
    Uni<SlaPolicy> save(SlaPolicy policy, String code) {
        return Panache.getSession()
                .chain(s -> s.createSelectionQuery(
                                "select count(p) from SlaPolicy p where p.code = :code and p.id <> :id and p.retiredAt is null",
                                Long.class)
                        .setParameter("code", code)
                        .setParameter("id", policy.id())
                        .getSingleResult()
                        .invoke(others -> refuseTaken(others, code))
                        .chain(() -> s.persist(policy))
                        .replaceWith(policy));
    }

    private static void refuseTaken(long others, String code) {
        if (others > 0) {
            throw Problem.of(AnalyticsError.SLA_POLICY_CODE_TAKEN, "There is a policy with code " + code);
        }
    }

    @SuppressWarnings("ConstantValue") // find answers null where there is no row
    private static SlaPolicy inForce(SlaPolicy found, UUID id) {
        if (found == null || found.isRetired()) {
            throw Problem.notFound("SLA policy", id);
        }
        return found;
    }
}
