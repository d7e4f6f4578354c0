package dev.kontor.notification.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofHours(1);

    @Test
    void doublesUpToTheLongest() {
        Backoff longest = new Backoff(FIRST, LONGEST, () -> Math.nextDown(1.0));
        assertThat(longest.after(1)).isBetween(Duration.ofMillis(1_999), FIRST);
        assertThat(longest.after(4)).isBetween(Duration.ofMillis(15_999), Duration.ofSeconds(16));
        assertThat(longest.after(30)).isBetween(LONGEST.minusMillis(1), LONGEST);
        assertThat(longest.after(1_000)).isBetween(LONGEST.minusMillis(1), LONGEST);
    }

    @Test
    void isAtLeastHalf() {
        assertThat(new Backoff(FIRST, LONGEST, () -> 0).after(3)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void thirtyAttemptsOutlastANight() {
        // given
        Backoff shortest = new Backoff(FIRST, LONGEST, () -> 0);

        // when
        Duration all = IntStream.range(1, 30).mapToObj(shortest::after).reduce(Duration.ZERO, Duration::plus);

        // then
        assertThat(all).isGreaterThan(Duration.ofHours(9));
    }
}
