package dev.kontor.telephony.call;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who called whom. Calls between two extensions are no calls of ours. */
public enum Direction {
    INBOUND,
    OUTBOUND;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
