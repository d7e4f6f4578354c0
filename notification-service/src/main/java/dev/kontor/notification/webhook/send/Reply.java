package dev.kontor.notification.webhook.send;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a request came to.
 *
 * @param at when it was sent
 * @param requestHeaders one a line
 * @param status null when there was no answer
 * @param error code of what went wrong, null when the receiver has it
 * @param answer the beginning of the answer's body
 */
record Reply(
        Instant at,
        String requestHeaders,
        int latencyMillis,
        @Nullable Integer status,
        @Nullable String error,
        @Nullable String answer,
        @Nullable Duration retryAfter) {
    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int CLIENT_ERROR = 400;
    private static final int GONE = 410;

    /** Nothing was sent, since it is no longer for the webhook's owner. */
    static Reply notTheOwners(Instant at) {
        return new Reply(at, "", 0, null, "owner-may-not-read", null, null);
    }

    boolean isDelivered() {
        return error == null;
    }

    /** The receiver says that it will never be there again. */
    boolean isGone() {
        return status != null && status == GONE;
    }

    /** Null when the status says that the receiver has it. */
    static @Nullable String errorOf(int status) {
        if (status >= OK && status < REDIRECT) {
            return null;
        }
        if (status == GONE) {
            return "gone";
        }
        return status >= REDIRECT && status < CLIENT_ERROR ? "redirected" : "answered-" + status;
    }
}
