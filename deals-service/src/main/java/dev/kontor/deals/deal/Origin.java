package dev.kontor.deals.deal;

import org.jspecify.annotations.Nullable;

/**
 * Where a deal comes from; fixed when it is opened.
 *
 * @param source code of how the customer came to us
 * @param externalId its id in the system it was imported from
 */
record Origin(@Nullable String source, @Nullable String externalId) {
    static final Origin HERE = new Origin(null, null);
    static final int MAX_SOURCE = 40;
    static final int MAX_EXTERNAL_ID = 100;
}
