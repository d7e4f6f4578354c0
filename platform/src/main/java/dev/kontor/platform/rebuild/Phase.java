package dev.kontor.platform.rebuild;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a rebuild is. */
enum Phase {
    /** Topics are read into new tables. */
    LOADING,
    /** Indexes are made. */
    INDEXING,
    /** Old and new are compared. */
    CHECKING,
    /** They differ, and somebody must decide; the new ones go on following the topics. */
    DIFFERS,
    SWITCHING,
    /** The new tables are the live ones. */
    SWITCHED,
    ABANDONED,
    FAILED,
    /** The process that ran it is gone. */
    INTERRUPTED;

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Phase ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    boolean isOver() {
        return compareTo(SWITCHED) >= 0;
    }
}
