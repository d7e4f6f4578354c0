package dev.kontor.platform.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far an action reaches, from nothing to everything; each takes in the one before. A record of nobody is in reach of all but NONE. */
public enum Scope {
    NONE,
    /** One's own records. */
    OWN,
    /** And those of the teams that one is a member of. */
    TEAM,
    /** And those of the teams below. */
    SUBTREE,
    ALL;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Scope or(Scope other) {
        return compareTo(other) < 0 ? other : this;
    }

    @JsonCreator
    public static Scope of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
