package dev.kontor.analytics.sla;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Stop events that have come, kept for the start that may come after them: facts of two topics keep no order between them. */
@ApplicationScoped
class SlaStops {
    private static final String REMEMBER =
            "insert into sla_stop (policy_id, event_id, match_key, at) values (?1, ?2, ?3, ?4) on conflict do nothing";
    private static final String FIRST_SINCE =
            "select at from sla_stop where policy_id = ?1 and match_key = ?2 and at >= ?3 order by at limit 1";
    private static final String FORGET = "delete from sla_stop where received_at < now() - interval '30 days'";

    Uni<Void> remember(UUID policyId, UUID eventId, String key, Instant at) {
        return Panache.getSession()
                .chain(s -> s.createNativeQuery(REMEMBER)
                        .setParameter(1, policyId)
                        .setParameter(2, eventId)
                        .setParameter(3, key)
                        .setParameter(4, at)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** The stop that ends a timer started at this time, if it has come already. */
    Uni<Optional<Instant>> firstSince(UUID policyId, String key, Instant start) {
        return Panache.getSession()
                .chain(s -> s.createNativeQuery(FIRST_SINCE, Instant.class)
                        .setParameter(1, policyId)
                        .setParameter(2, key)
                        .setParameter(3, start)
                        .getResultList())
                .map(found -> found.stream().findFirst());
    }

    @Scheduled(every = "PT1H", delayed = "PT5M", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return Panache.withTransaction(() -> Panache.getSession()
                .chain(s -> s.createNativeQuery(FORGET).executeUpdate())
                .replaceWithVoid());
    }
}
