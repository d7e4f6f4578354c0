package dev.kontor.gateway.route;

/**
 * A line of the route table.
 *
 * @param stream the answer has no end: it is not timed, and does not take a place among the ordinary connections
 */
record Route(Upstream upstream, boolean stream) {}
