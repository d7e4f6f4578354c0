package dev.kontor.platform.handover;

import dev.kontor.platform.access.Owned;
import dev.kontor.platform.outbox.Aggregate;
import dev.kontor.platform.outbox.OutboxBatch;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Records of one kind that a hand-over takes along.
 *
 * @param kind as in permissions: {@code person}
 * @param ownerColumn of the table
 * @param condition in SQL, of those that go along: what is closed is history and stays with whom it was
 * @param reassign gives one of them to somebody else by its own verb, and adds its facts
 */
public record HandedOver<E extends Aggregate & Owned>(
        String kind, Class<E> type, String table, String ownerColumn, String condition, Reassign<E> reassign) {
    /** Every record of the table. */
    public static final String ALL = "true";

    /** An aggregate's own verb. */
    @FunctionalInterface
    public interface Reassign<E> {
        void to(E record, UUID ownerId, @Nullable String team, OutboxBatch messages);
    }

    String count() {
        return "select count(*)" + owned();
    }

    /** Ids of the next records of an owner, locked. */
    String lockSome() {
        return "select id" + owned() + " order by id limit ?2 for update";
    }

    /** Ids of those among the given that are the owner's, locked. */
    String lockAmong() {
        return "select id" + owned() + " and id = any(?2) order by id for update";
    }

    private String owned() {
        return " from " + table + " where " + ownerColumn + " = ?1 and (" + condition + ")";
    }
}
