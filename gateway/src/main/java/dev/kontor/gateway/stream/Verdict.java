package dev.kontor.gateway.stream;

/** May the viewer see the record of a fact? */
enum Verdict {
    SEEN,
    HIDDEN,
    /** The service that knows did not answer: the stream waits, so that nothing is lost and nothing is shown. */
    UNKNOWN
}
