package dev.kontor.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RingTest {
    private static final FactFilter ALL = new FactFilter(List.of(), null);

    private final Layout layout = new Layout(new TreeMap<>(Map.of("kontor.a.b", 2, "kontor.c.d", 1)));
    private final Positions start = at(10, 20, 30);
    private final Ring ring = new Ring(start, 4, 1_000);

    @Test
    void whatIsAppendedIsReadWithTheCursorAfterIt() {
        // when
        ring.append(List.of(fact(0, 10), fact(2, 30)), at(12, 20, 31));

        // then
        Ring.Slice slice = Objects.requireNonNull(ring.read(0, 10));
        assertThat(slice.kept()).extracting(kept -> kept.fact().offset()).containsExactly(10L, 30L);
        assertThat(slice.kept())
                .extracting(Ring.Kept::cursor)
                .containsExactly(Cursor.of(at(11, 20, 30)), Cursor.of(at(11, 20, 31)));
        assertThat(Objects.requireNonNull(ring.read(0, 1)).kept()).hasSize(1);
    }

    @Test
    void theEndIsPastTheMarksOfTransactions() {
        // when
        ring.append(List.of(fact(0, 10)), at(12, 21, 30));

        // then
        Ring.Mark end =
                Objects.requireNonNull(Objects.requireNonNull(ring.read(1, 10)).end());
        assertThat(end.positions()).isEqualTo(at(12, 21, 30));
        assertThat(end.cursor()).isEqualTo(Cursor.of(at(12, 21, 30)));
    }

    @Test
    void theOldestGoWhenTheCountOrTheBytesAreTooMany() {
        // when
        for (int offset = 10; offset < 16; offset++) {
            ring.append(List.of(fact(0, offset)), at(offset + 1, 20, 30));
        }

        // then
        assertThat(ring.read(1, 10)).isNull();
        assertThat(Objects.requireNonNull(ring.read(2, 10)).kept()).hasSize(4);
        ring.append(List.of(new Fact(0, 16, "", "", "", 0, 0, Buffer.buffer(new byte[999]))), at(17, 20, 30));
        assertThat(ring.size()).isEqualTo(1);
    }

    @Test
    void onlyWhoMissedNothingJoins() {
        // given
        for (int offset = 10; offset < 16; offset++) {
            ring.append(List.of(fact(0, offset)), at(offset + 1, 20, 30));
        }

        // then
        assertThat(ring.join(at(12, 20, 30), ALL)).isEqualTo(2);
        assertThat(ring.join(at(99, 20, 30), ALL)).isEqualTo(2);
        assertThat(ring.join(at(11, 20, 30), ALL)).isEqualTo(-1);
        assertThat(ring.join(at(12, 19, 30), ALL)).isEqualTo(-1);
    }

    @Test
    void whatIsNotWantedIsNotMissed() {
        Positions behind = at(10, 20, 0);
        assertThat(ring.join(behind, new FactFilter(List.of("kontor.a.*"), null)))
                .isEqualTo(0);
        assertThat(behind).isEqualTo(start);
    }

    @Test
    void itsSpanIsInTime() {
        assertThat(ring.spanMillis()).isZero();
        ring.append(List.of(fact(0, 10), fact(0, 15)), at(16, 20, 30));
        assertThat(ring.spanMillis()).isEqualTo(5);
    }

    private Positions at(long... offsets) {
        Positions positions = Positions.of(layout, Map.of());
        for (int number = 0; number < offsets.length; number++) {
            positions.set(number, offsets[number]);
        }
        return positions;
    }

    private static Fact fact(int partition, long offset) {
        return new Fact(partition, offset, "kontor.a.b", "kontor.a.b.c.v1", "1", offset, 0, Buffer.buffer("{}"));
    }
}
