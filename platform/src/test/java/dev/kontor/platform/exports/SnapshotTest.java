package dev.kontor.platform.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    @Test
    void seesWhatHadCommitted() {
        Snapshot snapshot = Snapshot.parse("10:20:10,14");
        assertThat(snapshot.sees(9)).isTrue();
        assertThat(snapshot.sees(10)).isFalse();
        assertThat(snapshot.sees(11)).isTrue();
        assertThat(snapshot.sees(14)).isFalse();
        assertThat(snapshot.sees(19)).isTrue();
        assertThat(snapshot.sees(20)).isFalse();
        assertThat(snapshot.sees(21)).isFalse();
    }

    @Test
    void nothingRunsInAQuietDatabase() {
        Snapshot snapshot = Snapshot.parse("795:795:");
        assertThat(snapshot.sees(794)).isTrue();
        assertThat(snapshot.sees(795)).isFalse();
    }

    @Test
    void idsAreUnsigned() {
        Snapshot snapshot = Snapshot.parse("18446744073709551610:18446744073709551614:18446744073709551610");
        assertThat(snapshot.sees(Long.parseUnsignedLong("18446744073709551609")))
                .isTrue();
        assertThat(snapshot.sees(Long.parseUnsignedLong("18446744073709551610")))
                .isFalse();
        assertThat(snapshot.sees(Long.parseUnsignedLong("18446744073709551615")))
                .isFalse();
        assertThat(snapshot.sees(1)).isTrue();
    }

    @Test
    void whatIsNoSnapshotIsRefused() {
        assertThatThrownBy(() -> Snapshot.parse("10:20")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Snapshot.parse("10:x:")).isInstanceOf(IllegalArgumentException.class);
    }

    /** However transactions began and ended: what had ended is seen, what had not, or had not begun, is not. */
    @Property(tries = 200)
    void seesExactlyWhatHadEnded(
            @ForAll @LongRange(min = 3, max = 1L << 40) long first,
            @ForAll @Size(min = 1, max = 60) List<Boolean> ended) {
        // given
        Set<Long> running = new TreeSet<>();
        for (int i = 0; i < ended.size(); i++) {
            if (!ended.get(i)) {
                running.add(first + i);
            }
        }
        // when
        Snapshot snapshot = Snapshot.parse(asPostgresWrites(first, ended.size(), running));
        // then
        Set<Long> seen = new HashSet<>();
        for (long id = first; id < first + ended.size() + 5; id++) {
            if (snapshot.sees(id)) {
                seen.add(id);
            }
        }
        for (int i = 0; i < ended.size() + 5; i++) {
            boolean hadEnded = i < ended.size() && ended.get(i);
            assertThat(seen.contains(first + i)).as("transaction %d", i).isEqualTo(hadEnded);
        }
        assertThat(snapshot.sees(first - 1)).isTrue();
    }

    /** The upper bound is one above the highest that had ended, the lower one the lowest that had not. */
    private static String asPostgresWrites(long first, int begun, Set<Long> running) {
        long xmax = first;
        for (long id = first; id < first + begun; id++) {
            if (!running.contains(id)) {
                xmax = id + 1;
            }
        }
        long top = xmax;
        String below =
                running.stream().filter(id -> id < top).map(String::valueOf).collect(Collectors.joining(","));
        long xmin = running.stream().filter(id -> id < top).findFirst().orElse(top);
        return xmin + ":" + xmax + ":" + below;
    }
}
