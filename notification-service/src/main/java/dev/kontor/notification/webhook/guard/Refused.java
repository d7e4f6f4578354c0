package dev.kontor.notification.webhook.guard;

/** A destination that webhooks may not point to. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    Refused(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** Kebab-case: what is wrong with it. */
    public String code() {
        return code;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
