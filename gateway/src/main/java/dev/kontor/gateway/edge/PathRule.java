package dev.kontor.gateway.edge;

import org.jspecify.annotations.Nullable;

/**
 * Which paths are taken at all. Only one spelling of a path gets through, so that the gateway, its access rules and a service cannot read
 * the same path differently: no encoded slash, backslash, dot or control character, no dot segment, no empty segment, no matrix parameter.
 */
final class PathRule {
    private static final int FIRST_PRINTABLE = 0x20;

    private PathRule() {}

    /** Takes the path as sent: still percent-encoded, without the query; null where the request has none. */
    static boolean accepts(@Nullable String path) {
        if (path == null || path.isEmpty() || path.charAt(0) != '/') {
            return false;
        }
        for (int at = 0; at < path.length(); at++) {
            boolean fine = switch (path.charAt(at)) {
                case '\\', ';' -> false;
                case '%' -> harmless(path, at);
                case '/' -> !dotsOrNothing(path, at + 1);
                default -> path.charAt(at) > FIRST_PRINTABLE;
            };
            if (!fine) {
                return false;
            }
        }
        return true;
    }

    private static boolean harmless(String path, int percent) {
        if (percent + 2 >= path.length()) {
            return false;
        }
        int high = Character.digit(path.charAt(percent + 1), 16);
        int low = Character.digit(path.charAt(percent + 2), 16);
        int decoded = high * 16 + low;
        return high >= 0
                && low >= 0
                && decoded >= FIRST_PRINTABLE
                && decoded != '/'
                && decoded != '\\'
                && decoded != '.'
                && decoded != ';'
                && decoded != '%';
    }

    /** True when the segment is {@code .}, {@code ..}, or empty before another segment. */
    private static boolean dotsOrNothing(String path, int start) {
        int end = path.indexOf('/', start);
        if (end < 0) {
            end = path.length();
        } else if (end == start) {
            return true;
        }
        int length = end - start;
        return (length == 1 || length == 2) && path.charAt(start) == '.' && path.charAt(end - 1) == '.';
    }
}
