package dev.kontor.analytics.sla;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Adds the team of a timer's owner where the start event did not name one, so that his team may see the timer. */
@ApplicationScoped
class OwnerTeams {
    private static final String TEAM = "select team from staff where id = ?1 and team is not null";

    Uni<SlaStart> complete(SlaStart start) {
        if (start.team() != null || start.ownerId() == null) {
            return Uni.createFrom().item(start);
        }
        return Panache.getSession()
                .chain(s -> s.createNativeQuery(TEAM, String.class)
                        .setParameter(1, start.ownerId())
                        .getResultList())
                .map(found -> found.isEmpty() ? start : start.ofTeam(found.get(0)));
    }
}
