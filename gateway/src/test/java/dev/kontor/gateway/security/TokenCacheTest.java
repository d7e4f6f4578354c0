package dev.kontor.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TokenCacheTest {
    private static final String TOKEN = "Bearer a.b.c";
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final SecurityIdentity identity = QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal("me"))
            .build();
    private Instant now = NOON;
    private final TokenCache cache = new TokenCache(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    });

    @Test
    void remembersForAMinute() {
        // given
        cache.keep(TOKEN, identity, NOON.plus(Duration.ofHours(1)));

        // then
        now = NOON.plusSeconds(59);
        assertThat(cache.find(TOKEN)).isSameAs(identity);
        assertThat(cache.find("Bearer a.b.d")).isNull();
        now = NOON.plusSeconds(60);
        assertThat(cache.find(TOKEN)).isNull();
        assertThat(cache.size()).isZero();
    }

    @Test
    void neverLongerThanTheTokenLives() {
        cache.keep(TOKEN, identity, NOON.plusSeconds(10));
        now = NOON.plusSeconds(10);
        assertThat(cache.find(TOKEN)).isNull();
    }

    @Test
    void isBounded() {
        // given
        for (int i = 0; i < 10_050; i++) {
            cache.keep("t" + i, identity, NOON.plusSeconds(30));
        }
        assertThat(cache.size()).isEqualTo(10_000);

        // when
        now = NOON.plusSeconds(31);
        cache.keep(TOKEN, identity, NOON.plusSeconds(90));

        // then
        assertThat(cache.size()).isEqualTo(1);
    }
}
