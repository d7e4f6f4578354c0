package dev.kontor.platform.sharing;

import dev.kontor.platform.access.Owned;
import dev.kontor.platform.outbox.Aggregate;
import dev.kontor.platform.outbox.Fact;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a service knows of sharing one kind of records.
 *
 * @param entity as in permissions: {@code person}
 * @param get the record if the caller may see it
 * @param lock the record, locked, if the caller may change it
 * @param shared the record's own fact
 * @param unshared the record's own fact
 * @param state what the state topic carries; null for records that nobody copies
 */
public record Shareable<E extends Aggregate & Owned>(
        String entity,
        Function<UUID, Uni<E>> get,
        Function<UUID, Uni<E>> lock,
        BiFunction<E, Grant, Fact> shared,
        BiFunction<E, Withdrawal, Fact> unshared,
        @Nullable Function<E, ?> state) {}
