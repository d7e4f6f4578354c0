package dev.kontor.platform.inbox;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Where a service keeps what it needs of another's records. Each record comes once in a batch, and one transaction holds both calls. */
public interface Copies<T> {
    /** Writes each copy unless a version as new is at hand: records may come again and late. */
    Uni<Void> keep(List<Copy<T>> newest);

    /** Forgets records that their owner has deleted. */
    Uni<Void> forget(List<Received> deleted);
}
