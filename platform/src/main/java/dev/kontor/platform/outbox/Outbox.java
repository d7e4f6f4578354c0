package dev.kontor.platform.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.platform.event.CurrentEvent;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.engine.ReactiveBeforeTransactionCompletionProcess;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.session.ReactiveSession;

/**
 * Publishes what a use case did, in the use case's own session and transaction: the business row and its messages commit together or
 * not at all. Every fact takes the aggregate's next version; a state record carries the version of its last fact. Messages are written
 * when the transaction ends, all at once: only then is it known how many it has, which each of them tells.
 */
@ApplicationScoped
public class Outbox {
    private static final String BATCH = "kontor.outbox.batch";

    private final ObjectMapper json;
    private final Clock clock;
    private final CurrentEvent current;
    private final String schemas;

    /** @param publicUrl where integrators reach the gateway, which serves the schemas; what is published names it for ever */
    Outbox(
            ObjectMapper json,
            Clock clock,
            CurrentEvent current,
            @ConfigProperty(name = "kontor.public-url") URI publicUrl) {
        this.json = json;
        this.clock = clock;
        this.current = current;
        this.schemas = SchemaUrls.below(publicUrl);
    }

    /** Publishes facts of an aggregate that nobody copies. */
    public Uni<Void> publish(Aggregate aggregate, List<? extends Fact> facts) {
        return batch().invoke(batch -> batch.add(aggregate, facts)).replaceWithVoid();
    }

    /**
     * Publishes facts and then the state after them.
     *
     * @param state makes the REST representation; called after the aggregate has its new version
     */
    public Uni<Void> publish(Aggregate aggregate, List<? extends Fact> facts, Supplier<?> state) {
        return batch().invoke(batch -> batch.add(aggregate, facts, state)).replaceWithVoid();
    }

    /** Publishes the last fact of an aggregate and the tombstone of its state. */
    public Uni<Void> retire(Aggregate aggregate, Fact last) {
        return batch().invoke(batch -> batch.retire(aggregate, last)).replaceWithVoid();
    }

    /** What the running transaction publishes; for work on many aggregates at once. */
    public Uni<OutboxBatch> batch() {
        return Panache.getSession().map(session -> {
            Mutiny.Transaction transaction = session.currentTransaction();
            if (transaction == null) {
                throw new IllegalStateException("Publish in the transaction that changes the record");
            }
            return ContextLocals.<OutboxBatch>get(BATCH)
                    .filter(batch -> batch.isOf(transaction))
                    .orElseGet(() -> begin(session, transaction));
        });
    }

    /** The session's own hook before the commit: Mutiny's API offers none, and whatever a use case does after publishing comes before. */
    private OutboxBatch begin(Mutiny.Session session, Mutiny.Transaction transaction) {
        OutboxBatch batch = new OutboxBatch(session, transaction, json, clock, current, schemas);
        ReactiveBeforeTransactionCompletionProcess write = ending -> batch.write();
        ((MutinySessionImpl) session)
                .unwrap(ReactiveSession.class)
                .getReactiveActionQueue()
                .registerProcess(write);
        ContextLocals.put(BATCH, batch);
        return batch;
    }
}
