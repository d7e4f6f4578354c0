package dev.kontor.gateway.stream;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest facts in the order in which this gateway saw them, each with the cursor after it. Written by one thread, read by all streams.
 * Facts have running numbers; a reader that asks for one that is gone must read the log itself and join again.
 */
final class Ring {
    private final Layout layout;
    private final int maxFacts;
    private final long maxBytes;
    private final List<@Nullable Kept> slots;
    private final Positions tailPositions;
    private Positions headPositions;
    private @Nullable String headCursor;
    private long tail;
    private long head;
    private long bytes;

    /** @param cursor after this fact */
    record Kept(Fact fact, String cursor) {}

    /** Where the ring ends at present. The positions are not to be changed. */
    record Mark(Positions positions, String cursor) {}

    /** @param end where the ring ends, when there was nothing to read */
    record Slice(List<Kept> kept, @Nullable Mark end) {}

    Ring(Positions start, int maxFacts, long maxBytes) {
        this.layout = start.layout();
        this.maxFacts = maxFacts;
        this.maxBytes = maxBytes;
        this.slots = new ArrayList<>();
        for (int slot = 0; slot < maxFacts; slot++) {
            slots.add(null);
        }
        this.tailPositions = start.copy();
        this.headPositions = start.copy();
    }

    Layout layout() {
        return layout;
    }

    /** @param after positions of the reader, past the last of the facts */
    synchronized void append(List<Fact> facts, Positions after) {
        Positions at = headPositions.copy();
        for (Fact fact : facts) {
            at.raise(fact.partition(), fact.offset() + 1);
            if (head - tail == maxFacts) {
                forget();
            }
            slots.set(slot(head), new Kept(fact, Cursor.of(at)));
            head++;
            bytes += fact.json().length();
            while (bytes > maxBytes && tail < head - 1) {
                forget();
            }
        }
        at.raise(after);
        if (!at.equals(headPositions)) {
            headPositions = at;
            headCursor = null;
        }
    }

    private void forget() {
        Kept oldest = kept(tail);
        slots.set(slot(tail), null);
        tailPositions.raise(oldest.fact.partition(), oldest.fact.offset() + 1);
        bytes -= oldest.fact.json().length();
        tail++;
    }

    /** Up to so many facts from that number on; null when it is gone. */
    synchronized @Nullable Slice read(long from, int max) {
        if (from < tail) {
            return null;
        }
        if (from >= head) {
            return new Slice(List.of(), end());
        }
        List<Kept> read = new ArrayList<>();
        for (long number = from; number < head && read.size() < max; number++) {
            read.add(kept(number));
        }
        return new Slice(read, null);
    }

    synchronized Mark end() {
        if (headCursor == null) {
            headCursor = Cursor.of(headPositions);
        }
        return new Mark(headPositions, headCursor);
    }

    /**
     * The number from which to read for somebody at these positions, who then meets every fact from there on and must skip the ones before;
     * -1 when some are no longer here. Positions in topics that the filter cannot want are moved to the ring.
     */
    synchronized long join(Positions at, FactFilter filter) {
        at.skip(filter::wants, tailPositions);
        return at.covers(tailPositions) ? tail : -1;
    }

    synchronized int size() {
        return (int) (head - tail);
    }

    /** Milliseconds between the commits of the oldest and the newest fact here. */
    synchronized long spanMillis() {
        return head == tail
                ? 0
                : Math.max(0, kept(head - 1).fact.committed() - kept(tail).fact.committed());
    }

    private Kept kept(long number) {
        Kept kept = slots.get(slot(number));
        if (kept == null) {
            throw new IllegalStateException("Nothing at " + number);
        }
        return kept;
    }

    private int slot(long number) {
        return (int) (number % maxFacts);
    }
}
