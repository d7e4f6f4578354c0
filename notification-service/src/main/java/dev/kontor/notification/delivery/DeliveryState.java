package dev.kontor.notification.delivery;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a delivery stands. */
public enum DeliveryState {
    /** Waits for its time, the first or the next. */
    SCHEDULED,
    /** A worker has it, until its lease ends. */
    CLAIMED,
    SENT,
    FAILED,
    CANCELLED;

    static DeliveryState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
