package dev.kontor.platform.access;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** The records that were shared with somebody. Needs an open session. */
@ApplicationScoped
class Shares {
    private static final String REACH = """
            select count(s) from RecordShare s
            where s.entity = ?1 and s.recordId = ?2 and (s.staffId = ?3 or s.team in ?4)
              and (s.mayWrite or ?5 = false) and (s.until is null or s.until > ?6)
            """;

    private final Clock clock;

    Shares(Clock clock) {
        this.clock = clock;
    }

    Uni<Boolean> reach(RowScope scope, String entity, UUID record) {
        if (scope.reach() != RowScope.Reach.SOME) {
            return Uni.createFrom().item(scope.isEverything());
        }
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(REACH, Long.class)
                        .setParameter(1, entity)
                        .setParameter(2, record)
                        .setParameter(3, scope.staffId())
                        .setParameter(4, scope.memberOf())
                        .setParameter(5, scope.changing())
                        .setParameter(6, clock.instant())
                        .getSingleResult())
                .map(found -> found > 0);
    }
}
