package dev.kontor.platform.exports;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * PostgreSQL's {@code pg_snapshot}: which transactions had committed when it was taken. Ids are {@code xid8}, unsigned.
 *
 * @param xmin lowest id that was still running
 * @param xmax one above the highest id that had ended
 * @param running ids from xmin to xmax that had not ended
 */
record Snapshot(long xmin, long xmax, Set<Long> running) {
    /** Reads {@code xmin:xmax:id,id,…}, as {@code pg_current_snapshot()} is written. */
    static Snapshot parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("No pg_snapshot: " + text);
        }
        Set<Long> running = parts[2].isEmpty()
                ? Set.of()
                : Stream.of(parts[2].split(",", -1))
                        .map(Long::parseUnsignedLong)
                        .collect(Collectors.toUnmodifiableSet());
        return new Snapshot(Long.parseUnsignedLong(parts[0]), Long.parseUnsignedLong(parts[1]), running);
    }

    /** Whether what the committed transaction wrote is in the snapshot. */
    boolean sees(long transactionId) {
        if (Long.compareUnsigned(transactionId, xmin) < 0) {
            return true;
        }
        return Long.compareUnsigned(transactionId, xmax) < 0 && !running.contains(transactionId);
    }
}
