package dev.kontor.notification.due;

import dev.kontor.notification.delivery.Outcome;

/** There is no letter; the outcome of the attempt says what that means. */
public final class Undeliverable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    public Undeliverable(Outcome outcome) {
        super(outcome.toString(), null, false, false);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
