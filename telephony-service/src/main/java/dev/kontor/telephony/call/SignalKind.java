package dev.kontor.telephony.call;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a PBX tells of a call. The order is the order of signals that bear the same instant. */
public enum SignalKind {
    /** The call has reached the PBX; nobody's telephone rings yet. */
    STARTED,
    QUEUED,
    RANG,
    ANSWERED,
    HELD,
    UNHELD,
    TRANSFERRED,
    ENDED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A call of which only lesser things are known may be an internal one: it is not shown yet. */
    boolean makesACall() {
        return this == QUEUED || this == RANG || this == ANSWERED || this == ENDED;
    }
}
