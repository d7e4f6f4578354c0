package dev.kontor.e2e.load;

/**
 * How often is committed, and how soon a fact of it must be there.
 *
 * @param perSecond a multiple of what one connection commits
 * @param mostP50Millis the goal of every other fact
 * @param mostP99Millis the goal of all but one in a hundred
 */
record Pace(int perSecond, double mostP50Millis, double mostP99Millis) {
    /** What {@code ./kontor bench} measures with. */
    static final Pace EVERY_DAY = new Pace(200, 30, 100);

    /** The same rate with the goal of {@code ./kontor bench events}. */
    static final Pace STEADY = new Pace(200, 30, 60);

    /** Where a queue shows if something falls behind: the goal is the tail's. */
    static final Pace BUSY = new Pace(1_000, 250, 250);

    private static final int PER_CONNECTION = 250;

    /** As many as keep the rate though each waits for its commits. */
    int connections() {
        return Math.ceilDiv(perSecond, PER_CONNECTION);
    }
}
