package dev.kontor.gateway.edge;

import org.jspecify.annotations.Nullable;

/** Which queries are taken: a parameter that holds U+0000 means nothing to any service, and no database looks for it. */
final class QueryRule {
    private static final String ZERO = "%00";

    private QueryRule() {}

    /**
     * Takes the query as sent, still percent-encoded.
     *
     * @return name of the parameter that is at fault; null where none is
     */
    static @Nullable String refused(@Nullable String query) {
        int at = query == null ? -1 : query.indexOf(ZERO);
        if (query == null || at < 0) {
            return null;
        }
        int begin = query.lastIndexOf('&', at) + 1;
        int end = query.indexOf('=', begin);
        return query.substring(begin, end < 0 ? at : Math.min(end, at));
    }
}
