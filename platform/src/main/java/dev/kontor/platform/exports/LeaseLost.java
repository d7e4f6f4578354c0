package dev.kontor.platform.exports;

/** The job was cancelled, or another worker has it: the attempt ends and leaves nothing that counts. */
final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLost(Attempt attempt) {
        super("Attempt " + attempt.number() + " at export " + attempt.job() + " is over", null, false, false);
    }
}
