package dev.kontor.notification.webhook.delivery;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a delivery stands. */
public enum WebhookDeliveryState {
    /** For its first or next attempt, or for the end of the one under way. */
    WAITING,
    DELIVERED,
    /** After the last attempt. It is kept and can be replayed. */
    FAILED;

    static WebhookDeliveryState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
