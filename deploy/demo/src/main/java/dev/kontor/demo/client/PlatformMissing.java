package dev.kontor.demo.client;

/** The platform, or a part of it, cannot be reached; the message says what to do. */
public final class PlatformMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PlatformMissing(String message) {
        super(message);
    }

    PlatformMissing(String message, Throwable cause) {
        super(message, cause);
    }
}
