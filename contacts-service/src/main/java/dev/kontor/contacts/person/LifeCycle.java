package dev.kontor.contacts.person;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a person stands as a customer. */
public enum LifeCycle {
    POTENTIAL,
    ACTIVE,
    PERMANENT,
    LOST;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
