package dev.kontor.local;

import org.jspecify.annotations.Nullable;

/** A part cannot be prepared, started or stopped. The message is for the person at the terminal and says what to do. */
public class LocalPartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LocalPartException(String message) {
        super(message);
    }

    public LocalPartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
