package dev.kontor.notification.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a receiver is spoken to. */
public enum WebhookState {
    ACTIVE,
    /** It failed again and again: deliveries wait, one is tried from time to time. */
    SUSPENDED,
    /** By its owner, or because it is gone for good: nothing is sent, and new events are not kept for it. */
    DISABLED;

    static WebhookState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
