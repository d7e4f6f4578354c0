package dev.kontor.notification.delivery;

import org.jspecify.annotations.Nullable;

/** What one attempt to deliver came to. */
public sealed interface Outcome {
    /** The channel has taken the letter. */
    record Accepted(@Nullable Integer smtpCode) implements Outcome {}

    /** Not now; a later attempt may succeed. */
    record Deferred(
            String reason,
            @Nullable Integer smtpCode,
            @Nullable String detail) implements Outcome {}

    /** Never; another attempt would come to the same. */
    record Refused(
            String reason,
            @Nullable Integer smtpCode,
            @Nullable String detail) implements Outcome {}

    /** There is no need for it any more. */
    record Superseded() implements Outcome {}

    static Outcome deferred(String reason) {
        return new Deferred(reason, null, null);
    }

    static Outcome refused(String reason) {
        return new Refused(reason, null, null);
    }
}
