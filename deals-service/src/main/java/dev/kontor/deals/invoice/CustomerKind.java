package dev.kontor.deals.invoice;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who is invoiced. */
public enum CustomerKind {
    PERSON,
    ORGANISATION;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CustomerKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
