package dev.kontor.demo.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExpectTest {
    @Test
    void waitsUntilThereIsAValue() {
        // given
        AtomicInteger looks = new AtomicInteger();

        // when
        int seen = Expect.within(
                Duration.ofSeconds(5),
                "the third look",
                () -> Optional.of(looks.incrementAndGet()).filter(n -> n == 3));

        // then
        assertThat(seen).isEqualTo(3);
    }

    @Test
    void namesWhatDidNotHappenInTime() {
        assertThatThrownBy(() -> Expect.within(Duration.ofMillis(60), "the bell rings", Optional::empty))
                .isInstanceOf(StepFailed.class)
                .hasMessage("not within 60 ms: the bell rings");
    }

    @Test
    void namesWhatIsAndWhatWasExpected() {
        assertThatThrownBy(() -> Expect.equal(2, 3, "the number of mails"))
                .hasMessage("the number of mails is 3, expected 2");
    }
}
