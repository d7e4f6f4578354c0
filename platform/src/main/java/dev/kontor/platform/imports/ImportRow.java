package dev.kontor.platform.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row after mapping, value aliases and defaults.
 *
 * @param line line of the file at which the record starts, from 1; the header is line 1
 * @param values by field name; blank cells are absent
 */
public record ImportRow(long line, Map<String, String> values) {
    /** The cell's text, null when blank or absent. */
    public @Nullable String get(String field) {
        return values.get(field);
    }
}
