package dev.kontor.activity.handover;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a hand-over stands. */
public enum HandOverState {
    RUNNING,
    COMPLETED,
    UNDOING,
    UNDONE;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static HandOverState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
