package dev.kontor.platform.work;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One step after the other over a session that allows no two at once. A loop of {@code chain} would do the same for a few items; for
 * hundreds it nests as deep as the stack.
 */
public final class InTurn {
    private InTurn() {}

    /** Completes when the work on the last item has; the first failure ends it. */
    public static <T> Uni<Void> forEach(Iterable<T> items, Function<? super T, ? extends Uni<?>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(item -> work.apply(item).replaceWithVoid())
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** Takes one step after the other until one answers true; the first failure ends it. */
    public static Uni<Void> untilDone(Supplier<Uni<Boolean>> step) {
        return Uni.createFrom()
                .deferred(step::get)
                .repeat()
                .until(done -> done)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
