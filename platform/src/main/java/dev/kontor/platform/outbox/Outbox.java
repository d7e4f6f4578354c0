package dev.kontor.platform.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.platform.event.CurrentEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * Publishes what a use case did, in the use case's own session and transaction: the business row and its messages commit together or
 * not at all. Every fact takes the aggregate's next version; a state record carries the version of its last fact. A new aggregate is
 * persisted after its first facts: Hibernate would write it a second time to tell the version.
 */
@ApplicationScoped
public class Outbox {
    private final ObjectMapper json;
    private final Clock clock;
    private final CurrentEvent current;

    Outbox(ObjectMapper json, Clock clock, CurrentEvent current) {
        this.json = json;
        this.clock = clock;
        this.current = current;
    }

    /** Publishes facts of an aggregate that nobody copies. */
    public Uni<Void> publish(Aggregate aggregate, List<? extends Fact> facts) {
        return batch().add(aggregate, facts).write();
    }

    /**
     * Publishes facts and then the state after them.
     *
     * @param state makes the REST representation; called after the aggregate has its new version
     */
    public Uni<Void> publish(Aggregate aggregate, List<? extends Fact> facts, Supplier<?> state) {
        return batch().add(aggregate, facts, state).write();
    }

    /** Publishes the last fact of an aggregate and the tombstone of its state. */
    public Uni<Void> retire(Aggregate aggregate, Fact last) {
        return batch().retire(aggregate, last).write();
    }

    /** For work on many aggregates at once: their messages go to the database in one statement. */
    public OutboxBatch batch() {
        return new OutboxBatch(json, clock.instant(), current.context());
    }
}
