package dev.kontor.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RememberedTokensTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void aTokenIsRememberedForAMinuteAtMost() {
        assertThat(RememberedTokens.life(NOON.plusSeconds(3_600), NOON)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aTokenIsNeverRememberedLongerThanItLives() {
        assertThat(RememberedTokens.life(NOON.plusSeconds(10), NOON)).isEqualTo(Duration.ofSeconds(10));
        assertThat(RememberedTokens.life(NOON, NOON)).isZero();
        assertThat(RememberedTokens.life(NOON.minusSeconds(1), NOON)).isZero();
    }
}
