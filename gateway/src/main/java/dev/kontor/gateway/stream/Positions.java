package dev.kontor.gateway.stream;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** For every partition of a layout the offset of the next record to read. Belongs to one thread, or is left unchanged. */
final class Positions {
    private final Layout layout;
    private final long[] next;

    private Positions(Layout layout, long[] next) {
        this.layout = layout;
        this.next = next;
    }

    static Positions of(Layout layout, Map<TopicPartition, Long> offsets) {
        long[] next = new long[layout.size()];
        for (int number = 0; number < next.length; number++) {
            Long offset = offsets.get(layout.partitions().get(number));
            next[number] = offset == null ? 0 : offset;
        }
        return new Positions(layout, next);
    }

    Layout layout() {
        return layout;
    }

    long get(int number) {
        return next[number];
    }

    void set(int number, long offset) {
        next[number] = offset;
    }

    /** Forward only. */
    void raise(int number, long offset) {
        next[number] = Math.max(next[number], offset);
    }

    void raise(Positions to) {
        for (int number = 0; number < next.length; number++) {
            raise(number, to.next[number]);
        }
    }

    /** Raises the partitions of the topics that are not wanted, since nothing is to be read there. */
    void skip(Predicate<String> wantedTopic, Positions to) {
        for (Layout.Topic topic : layout.topics()) {
            if (!wantedTopic.test(topic.name())) {
                for (int number = topic.first(); number < topic.first() + topic.count(); number++) {
                    raise(number, to.next[number]);
                }
            }
        }
    }

    /** True where nothing lies between the other's positions and these. */
    boolean covers(Positions other) {
        for (int number = 0; number < next.length; number++) {
            if (next[number] < other.next[number]) {
                return false;
            }
        }
        return true;
    }

    Positions copy() {
        return new Positions(layout, next.clone());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Positions positions
                && layout.equals(positions.layout)
                && Arrays.equals(next, positions.next);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(next);
    }
}
