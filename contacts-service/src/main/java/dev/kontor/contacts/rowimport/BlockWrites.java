package dev.kontor.contacts.rowimport;

import dev.kontor.platform.outbox.Aggregate;
import dev.kontor.platform.outbox.Fact;
import dev.kontor.platform.outbox.OutboxBatch;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What a block of rows writes. New records are kept for the end, when their first facts have set their versions. */
public final class BlockWrites {
    private final OutboxBatch messages;
    private final List<Aggregate> added = new ArrayList<>();

    public BlockWrites(OutboxBatch messages) {
        this.messages = messages;
    }

    /** A new record with its first fact; parents before children. */
    public void add(Aggregate aggregate, Fact first, Supplier<?> state) {
        added.add(aggregate);
        messages.add(aggregate, List.of(first), state);
    }

    /** What changed in a record. */
    public void change(Aggregate aggregate, List<? extends Fact> facts, Supplier<?> state) {
        messages.add(aggregate, facts, state);
    }

    /** Writes the new records in the session that is open. */
    public Uni<Void> run() {
        return Panache.getSession().chain(session -> session.persistAll(added.toArray()));
    }
}
