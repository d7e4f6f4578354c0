package dev.kontor.platform.imports;

import org.jspecify.annotations.Nullable;

/** What became of a row. */
public sealed interface RowOutcome {
    RowOutcome CREATED = new Created();
    RowOutcome UPDATED = new Updated();
    /** The row says nothing new. */
    RowOutcome UNCHANGED = new Unchanged();

    record Created() implements RowOutcome {}

    record Updated() implements RowOutcome {}

    record Unchanged() implements RowOutcome {}

    /**
     * The row was not imported.
     *
     * @param field the field at fault, null for the row as a whole
     * @param code stable kebab-case code
     */
    record Failed(@Nullable String field, String code, String message) implements RowOutcome {}

    static RowOutcome failed(@Nullable String field, String code, String message) {
        return new Failed(field, code, message);
    }
}
