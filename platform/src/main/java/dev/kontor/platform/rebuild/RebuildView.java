package dev.kontor.platform.rebuild;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A projection and its last rebuild. Numbers only, nothing of what the rows say.
 *
 * @param phase null if it was never rebuilt
 * @param read offsets of the topics that were read
 * @param total offsets there are to read
 * @param perSecond offsets read in a second, since it began
 * @param poison records that could not be read; the live projection lacks them as well
 * @param checks of the last comparison
 * @param decideBy when a rebuild that differs is abandoned by itself
 */
record RebuildView(
        String projection,
        @Nullable Phase phase,
        long read,
        long total,
        long perSecond,
        long poison,
        List<TableCheck> checks,
        @Nullable String failure,
        @Nullable Instant startedAt,
        @Nullable Instant decideBy,
        @Nullable Instant finishedAt) {}
