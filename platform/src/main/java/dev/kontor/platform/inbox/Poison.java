package dev.kontor.platform.inbox;

import org.jspecify.annotations.Nullable;

/** A record that no retry can help. It goes to the service's dead-letter topic with this reason, and the rest flows on. */
public final class Poison extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param reason without any value of the record's data
     * @param cause its class and place are added to the reason, its words are not: they quote values
     */
    public Poison(String reason, @Nullable Throwable cause) {
        super(cause == null ? reason : reason + ": " + Reason.of(cause), cause);
    }
}
