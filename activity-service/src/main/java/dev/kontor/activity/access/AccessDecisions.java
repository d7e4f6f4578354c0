package dev.kontor.activity.access;

import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All decisions: a few hundred at the very most, one for each role and entity. */
@ApplicationScoped
class AccessDecisions implements PanacheRepositoryBase<AccessDecision, UUID> {
    /** PostgreSQL's advisory lock of whoever decides: two first decisions of one rule would both find none. */
    private static final long DECISION_LOCK = 0x416363657373L;

    Uni<@Nullable AccessDecision> find(String role, String entity) {
        return find("role = ?1 and entity = ?2", role, entity).firstResult();
    }

    /** Waits for its turn until the transaction ends. */
    Uni<@Nullable AccessDecision> lock(String role, String entity) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select 1 from pg_advisory_xact_lock(?1)", Integer.class)
                        .setParameter(1, DECISION_LOCK)
                        .getSingleResult())
                .chain(() -> find("role = ?1 and entity = ?2", role, entity)
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .firstResult());
    }

    Uni<AccessDecision> lockExisting(String role, String entity) {
        return lock(role, entity).map(decision -> {
            if (decision == null) {
                throw Problem.notFound("decision on", role + "/" + entity);
            }
            return decision;
        });
    }
}
