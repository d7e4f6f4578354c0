package dev.kontor.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final RateLimiter limiter = new RateLimiter(Rate.valueOf("2/3"), 100);

    @Test
    void aBurstPassesAndThenTheRate() {
        // given
        for (int left = 2; left >= 0; left--) {
            RateLimiter.Decision decision = limiter.take("a", SECOND);
            assertThat(decision.allowed()).isTrue();
            assertThat(decision.remaining()).isEqualTo(left);
        }

        // when
        RateLimiter.Decision refused = limiter.take("a", SECOND);

        // then
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.nanos()).isEqualTo(SECOND / 2);
        assertThat(refused.seconds()).isEqualTo(1);
        assertThat(limiter.take("a", SECOND + SECOND / 2).allowed()).isTrue();
        assertThat(limiter.take("a", SECOND + SECOND / 2).allowed()).isFalse();
    }

    @Test
    void refusalsCostNothingAndARestFillsTheBucket() {
        // given
        for (int i = 0; i < 50; i++) {
            limiter.take("a", 0);
        }

        // when
        RateLimiter.Decision rested = limiter.take("a", 10 * SECOND);

        // then
        assertThat(rested.allowed()).isTrue();
        assertThat(rested.remaining()).isEqualTo(2);
    }

    @Test
    void callersDoNotShare() {
        for (int i = 0; i < 4; i++) {
            limiter.take("a", 0);
        }
        assertThat(limiter.take("b", 0).remaining()).isEqualTo(2);
    }

    @Test
    void memoryIsBoundedAndARestedCallerIsForgotten() {
        // given
        for (int i = 0; i < 1_000; i++) {
            limiter.take("k" + i, 0);
        }
        assertThat(limiter.keys()).isEqualTo(100);
        assertThat(limiter.take("one more", 0).allowed())
                .as("the crowd shares a bucket")
                .isFalse();

        // when
        RateLimiter.Decision later = limiter.take("one more", 10 * SECOND);

        // then
        assertThat(later.allowed()).isTrue();
        assertThat(limiter.keys()).isEqualTo(1);
    }

    @Test
    void aRateIsPositive() {
        assertThatThrownBy(() -> Rate.valueOf("0/1")).isInstanceOf(IllegalArgumentException.class);
    }
}
