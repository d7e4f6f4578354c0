package dev.kontor.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestartsTest {
    private static final String ONE = "contacts-outbox";
    /** Clocks of {@link System#nanoTime()} may stand below zero. */
    private static final long BEGIN = -Duration.ofSeconds(100).toNanos();

    private final Restarts restarts = new Restarts();

    @Test
    void whatGoesOnFailingIsStartedAgainLaterAndLater() {
        // given
        List<Integer> seconds = new ArrayList<>();
        // when
        for (int second = 0; second < 300; second++) {
            if (restarts.isDue(ONE, at(second))) {
                seconds.add(second);
            }
        }
        // then
        assertThat(seconds).containsExactly(0, 2, 6, 14, 30, 62, 122, 182, 242);
    }

    @Test
    void aConnectorThatHasRunForLongIsStartedAgainAtOnce() {
        // given
        restarts.isDue(ONE, at(0));
        restarts.isDue(ONE, at(2));
        // when
        restarts.runs(ONE, at(65));
        boolean stillRemembered = !restarts.isDue(ONE, at(5));
        restarts.runs(ONE, at(66));
        // then
        assertThat(stillRemembered).isTrue();
        assertThat(restarts.isDue(ONE, at(67))).isTrue();
        assertThat(restarts.isDue(ONE, at(69))).as("waits two seconds again").isTrue();
    }

    @Test
    void connectorsDoNotWaitForEachOther() {
        assertThat(restarts.isDue(ONE, at(0))).isTrue();
        assertThat(restarts.isDue("deals-outbox", at(0))).isTrue();
    }

    private static long at(int second) {
        return BEGIN + Duration.ofSeconds(second).toNanos();
    }
}
