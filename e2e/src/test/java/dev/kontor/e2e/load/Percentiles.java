package dev.kontor.e2e.load;

import java.util.Arrays;
import java.util.List;

/** Of durations in nanoseconds, told in milliseconds. */
final class Percentiles {
    private final long[] sorted;

    Percentiles(List<Long> nanos) {
        sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
    }

    double millis(double percent) {
        int index = (int) Math.ceil(percent / 100 * sorted.length) - 1;
        return sorted[Math.max(0, index)] / 1e6;
    }
}
