package dev.kontor.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.platform.event.CurrentEvent;
import dev.kontor.platform.event.EventContext;
import dev.kontor.platform.id.Ids;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what a use case did, in the use case's own session and transaction: the business row and its messages commit together or
 * not at all. Every fact takes the aggregate's next version; a state record carries the version of its last fact.
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
        return persist(factRows(aggregate, facts));
    }

    /**
     * Publishes facts and then the state after them.
     *
     * @param state makes the REST representation; called after the aggregate has its new version
     */
    public Uni<Void> publish(Aggregate aggregate, List<? extends Fact> facts, Supplier<?> state) {
        List<OutboxRow> rows = factRows(aggregate, facts);
        if (!facts.isEmpty()) {
            rows.add(row(EventType.stateOf(facts.get(0).getClass()), aggregate, write(state.get())));
        }
        return persist(rows);
    }

    /** Publishes the last fact of an aggregate and the tombstone of its state. */
    public Uni<Void> retire(Aggregate aggregate, Fact last) {
        List<OutboxRow> rows = factRows(aggregate, List.of(last));
        rows.add(row(EventType.stateOf(last.getClass()), aggregate, null));
        return persist(rows);
    }

    private List<OutboxRow> factRows(Aggregate aggregate, List<? extends Fact> facts) {
        List<OutboxRow> rows = new ArrayList<>(facts.size() + 1);
        for (Fact fact : facts) {
            aggregate.advanceTo(aggregate.version() + 1);
            rows.add(row(EventType.of(fact.getClass()), aggregate, write(fact)));
        }
        return rows;
    }

    private OutboxRow row(EventType event, Aggregate aggregate, @Nullable String payload) {
        EventContext context = current.context();
        Instant now = clock.instant();
        return new OutboxRow(Ids.next(), event, aggregate, now, context, payload);
    }

    private static Uni<Void> persist(List<OutboxRow> rows) {
        return Panache.getSession().chain(session -> session.persistAll(rows.toArray()));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + value.getClass(), e);
        }
    }
}
