package dev.kontor.platform.exports;

import java.time.Instant;

/**
 * The moment that an export shows.
 *
 * @param lsn a position in the WAL behind every message that is visible, before every one that is not
 */
record Cut(Snapshot snapshot, String lsn, Instant at) {}
