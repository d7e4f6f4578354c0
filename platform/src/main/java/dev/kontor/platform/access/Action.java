package dev.kontor.platform.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody may do with records of an entity. A permission is {@code entity:action}. */
public enum Action {
    CREATE,
    READ,
    /** Changes and commands. */
    WRITE,
    DELETE,
    /** Gives a record to somebody else. */
    ASSIGN,
    IMPORT,
    EXPORT;

    /** As in a permission and in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Action of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
