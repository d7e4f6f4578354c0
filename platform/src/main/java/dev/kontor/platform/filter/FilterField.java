package dev.kontor.platform.filter;

/**
 * A field that a client may filter by.
 *
 * @param path HQL path below the entity's alias
 */
public record FilterField(String path, Kind kind) {
    /** What literals the field takes and what operators make sense. */
    public enum Kind {
        TEXT,
        UUID,
        NUMBER,
        INSTANT,
        DATE,
        BOOLEAN,
        TEXT_LIST
    }
}
