package dev.kontor.telephony.call;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a call stands. */
public enum CallStatus {
    RINGING,
    ANSWERED,
    HELD,
    ENDED,
    /** Inbound, over, and nobody answered. */
    MISSED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CallStatus of(CallRecord record) {
        if (record.missed()) {
            return MISSED;
        }
        if (record.endedAt() != null) {
            return ENDED;
        }
        if (record.held()) {
            return HELD;
        }
        return record.answeredAt() == null ? RINGING : ANSWERED;
    }
}
