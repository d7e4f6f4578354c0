package dev.kontor.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.security.identity.SecurityIdentity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Remembers whom an accepted token stands for, since checking an RSA signature costs more than forwarding a request. Whether a signature
 * is right depends on the token and the realm's keys alone; a key that the realm withdraws is honoured {@link #TRUST} longer at most.
 * Keyed by the whole Authorization field, so a heap dump shows the tokens of the last minute: a digest took a twentieth of each request.
 * The services keep the claims as well (platform's RememberedTokens).
 */
final class TokenCache {
    private static final Duration TRUST = Duration.ofSeconds(60);
    private static final long MAX_TOKENS = 10_000;

    private final Cache<String, Entry> entries;
    private final Clock clock;

    TokenCache(Clock clock) {
        this.clock = clock;
        this.entries = Caffeine.newBuilder()
                .maximumSize(MAX_TOKENS)
                .executor(Runnable::run)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfter(Expiry.creating((String header, Entry entry) -> entry.life))
                .build();
    }

    @Nullable
    SecurityIdentity find(String header) {
        Entry entry = entries.getIfPresent(header);
        return entry == null ? null : entry.identity;
    }

    /** @param expiry of the token: it is never honoured longer */
    void keep(String header, SecurityIdentity identity, Instant expiry) {
        Duration left = Duration.between(clock.instant(), expiry);
        if (left.isPositive()) {
            entries.put(header, new Entry(identity, left.compareTo(TRUST) < 0 ? left : TRUST));
        }
    }

    long size() {
        entries.cleanUp();
        return entries.estimatedSize();
    }

    private record Entry(SecurityIdentity identity, Duration life) {}
}
