package dev.kontor.gateway.stream;

/** Where a stream's facts go: an open response, or the page of a poll. Called on the stream's context only. */
interface Outlet {
    /** How many facts it takes now; 0 when its client must take some first. */
    int room();

    /**
     * Hands one fact out.
     *
     * @param cursor after this fact
     */
    void emit(Fact fact, String cursor);

    /** Some facts were emitted or passed over. */
    void progress(String cursor);

    /** There is nothing more at present. */
    void caughtUp(String cursor);

    /** What comes next cannot be decided yet. */
    void blocked(String cursor);

    /** A second has passed. False when the client has taken nothing for too long. */
    boolean tick(String cursor);

    void end(Ending reason, String cursor);
}
