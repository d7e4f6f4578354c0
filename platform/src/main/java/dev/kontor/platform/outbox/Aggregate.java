package dev.kontor.platform.outbox;

import java.util.UUID;

/**
 * A record whose changes are published. Its version is the number of its last fact: 1, 2, 3 … without a gap; it is the REST ETag too.
 * A use case loads an aggregate with a row lock before it changes it, so that two writers take their numbers in turn.
 */
public interface Aggregate {
    UUID id();

    long version();

    /** Called by the {@link Outbox} only, once for each published fact. */
    void advanceTo(long version);
}
