package dev.kontor.platform.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a role may not do with a field, from the mildest to the strictest. */
public enum FieldRule {
    READ_ONLY,
    /** Shown as stars, no more; nothing can be searched by it. */
    MASKED,
    /** Not shown. */
    HIDDEN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean conceals() {
        return this != READ_ONLY;
    }

    @JsonCreator
    public static FieldRule of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
