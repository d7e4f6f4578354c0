package dev.kontor.platform.audit;

import dev.kontor.platform.event.CurrentEvent;
import dev.kontor.platform.event.EventContext;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells the audit trail who is behind a transaction that publishes nothing; the outbox tells it of the others. */
@ApplicationScoped
public class Origins {
    private static final String INSERT = """
            insert into audit_origin (actor, address, correlation_id, traceparent)
            values (cast(?1 as text), cast(?2 as text), cast(?3 as uuid), cast(?4 as text))
            """;

    private final CurrentEvent current;

    Origins(CurrentEvent current) {
        this.current = current;
    }

    /** Call it once, in the transaction. */
    public Uni<Void> sign() {
        EventContext context = current.context();
        String address = current.address();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter(1, context.actor())
                        .setParameter(2, address)
                        .setParameter(3, context.correlationId().toString())
                        .setParameter(4, context.traceparent())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
