package dev.kontor.platform.rebuild;

/** A rebuild cannot go on; the message is for the operator. */
final class RebuildFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RebuildFailed(String reason) {
        super(reason);
    }

    RebuildFailed(String reason, Throwable cause) {
        super(reason, cause);
    }
}
