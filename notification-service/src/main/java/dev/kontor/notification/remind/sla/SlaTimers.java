package dev.kontor.notification.remind.sla;

import dev.kontor.notification.remind.sla.consumed.TimerFact;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Timers that have warned or were broken, as their facts told. */
@ApplicationScoped
class SlaTimers implements PanacheRepositoryBase<SlaTimer, UUID> {
    private static final String UPSERT = """
            insert into sla_timer_copy (id, policy_code, key, owner_id, due_at)
            values (?1, ?2, cast(?3 as text), cast(?4 as uuid), ?5)
            on conflict (id) do update set policy_code = excluded.policy_code, key = excluded.key, owner_id = excluded.owner_id,
              due_at = excluded.due_at
            """;

    Uni<Void> copy(UUID id, TimerFact fact) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UPSERT)
                        .setParameter(1, id)
                        .setParameter(2, fact.policyCode())
                        .setParameter(3, fact.key())
                        .setParameter(4, fact.ownerId())
                        .setParameter(5, fact.dueAt())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
