package dev.kontor.e2e.load;

/**
 * How much of each measurement is done.
 *
 * @param percent of the counts and times that the figures of a release are taken with
 */
record Effort(int percent) {
    /** What {@code ./kontor bench} does. */
    static final Effort FULL = new Effort(100);

    /** Enough to see that every measurement still works; the figures mean nothing. */
    static final Effort TRIAL = new Effort(5);

    int of(int full) {
        return full * percent / 100;
    }

    long of(long full) {
        return full * percent / 100;
    }
}
