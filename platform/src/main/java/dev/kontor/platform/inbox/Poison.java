package dev.kontor.platform.inbox;

import org.jspecify.annotations.Nullable;

/** A record that no retry can help. It goes to the service's dead-letter topic with this reason, and the rest flows on. */
public final class Poison extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Poison(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
