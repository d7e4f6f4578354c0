package dev.kontor.analytics.ingest;

import java.util.List;

/**
 * Columns that facts set together, with the version of the aggregate that set them last: a fact of a lower version changes nothing, so
 * the order and number in which facts come do not matter.
 *
 * @param version name of the bigint column
 * @param columns name and type of each further column
 */
public record Register(String version, List<Column> columns) {
    /** A column: {@code owner_id uuid}. */
    public record Column(String name, String type) {
        static Column parse(String text) {
            int space = text.indexOf(' ');
            return new Column(text.substring(0, space), text.substring(space + 1));
        }
    }

    public static Register of(String version, String... columns) {
        return new Register(
                version, List.of(columns).stream().map(Column::parse).toList());
    }
}
