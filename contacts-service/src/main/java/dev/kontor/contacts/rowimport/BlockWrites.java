package dev.kontor.contacts.rowimport;

import dev.kontor.platform.work.InTurn;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a block of rows writes: all new records first, then all messages. Inserts of one table in a row go to PostgreSQL as one batch;
 * taking turns between two tables would send each alone.
 */
public final class BlockWrites {
    private final List<Object> added = new ArrayList<>();
    private final List<Supplier<Uni<Void>>> publications = new ArrayList<>();

    /** A new record; parents before children. */
    public void add(Object entity) {
        added.add(entity);
    }

    /** Messages about a record, made when their turn comes. */
    public void publish(Supplier<Uni<Void>> publication) {
        publications.add(publication);
    }

    /** Runs everything in the session that is open. */
    public Uni<Void> run() {
        return Panache.getSession()
                .chain(session -> session.persistAll(added.toArray()))
                .chain(() -> InTurn.forEach(publications, Supplier::get));
    }
}
