package dev.kontor.notification.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** In which order deliveries go out. */
public enum WebhookMode {
    /** As fast as the receiver takes them; one that fails holds up no other. */
    PARALLEL,
    /** Per subject in the order of events: the next goes when the one before is delivered, or has failed for good. */
    ORDERED;

    @JsonCreator
    static WebhookMode of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
