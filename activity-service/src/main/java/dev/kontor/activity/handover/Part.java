package dev.kontor.activity.handover;

import dev.kontor.activity.handover.consumed.PartNews;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The records of one kind, as their service last told.
 *
 * @param version of the service's part; a higher one is newer
 * @param total null until the service has counted
 * @param returned that were given back, null while nobody has asked for it
 * @param kept that were not, as they belong to somebody else meanwhile or are closed
 */
record Part(
        String kind,
        long version,
        @Nullable Long total,
        long moved,
        long skipped,
        @Nullable Instant finishedAt,
        @Nullable Long returned,
        @Nullable Long kept,
        @Nullable Instant returnedAt) {
    static Part of(Kind kind) {
        return new Part(kind.code(), 0, null, 0, 0, null, null, null, null);
    }

    Part follow(PartNews news, boolean completed, long newVersion, Instant now) {
        Instant end = completed ? now : null;
        return news.undo()
                ? new Part(kind, newVersion, total, moved, skipped, finishedAt, news.moved(), news.skipped(), end)
                : new Part(kind, newVersion, news.total(), news.moved(), news.skipped(), end, null, null, null);
    }

    boolean isFinished() {
        return finishedAt != null;
    }

    boolean isReturned() {
        return returnedAt != null;
    }
}
