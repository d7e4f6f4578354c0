package dev.kontor.gateway.stream;

import org.jspecify.annotations.Nullable;

/**
 * What a caller asked for.
 *
 * @param after cursor, {@link #EARLIEST}, or null for what comes from now on
 * @param afterField the parameter or header that it came in
 */
record Wish(Viewer viewer, FactFilter filter, @Nullable String after, String afterField) {
    static final String EARLIEST = "earliest";
}
