package dev.kontor.gateway.stream;

import dev.kontor.gateway.ask.Answer;

/** May the viewer see the record of a fact? */
enum Verdict {
    SEEN,
    HIDDEN,
    /** The service that knows did not answer: the stream waits, so that nothing is lost and nothing is shown. */
    UNKNOWN;

    private static final int NONE = 0;
    private static final int UNAUTHENTICATED = 401;
    private static final int TIMED_OUT = 408;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;

    /** By what the record's service answers the viewer who asks for it. */
    static Verdict of(Answer answer) {
        if (answer.isOk()) {
            return SEEN;
        }
        return switch (answer.status()) {
            case NONE, UNAUTHENTICATED, TIMED_OUT, TOO_MANY -> UNKNOWN;
            default -> answer.status() >= SERVER_ERRORS ? UNKNOWN : HIDDEN;
        };
    }
}
