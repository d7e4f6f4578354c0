package dev.kontor.deals.reference;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What deals refer to outside this service. */
public enum Kind {
    ORGANISATION,
    PERSON,
    STAFF;

    /** As in the query parameter and the column. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For query parameters. */
    public static Kind fromString(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
