package dev.kontor.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.security.identity.SecurityIdentity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Remembers whom an accepted token stands for, since checking an RSA signature costs more than forwarding a request. Whether a signature
 * is right depends on the token and the realm's keys alone; a key that the realm withdraws is honoured {@link #TRUST} longer at most.
 * Keyed by digest, so that no token lies about in memory for longer than its request. The services keep the claims as well (platform's
 * RememberedTokens).
 */
final class TokenCache {
    private static final Duration TRUST = Duration.ofSeconds(60);
    private static final long MAX_TOKENS = 10_000;

    private final Cache<ByteBuffer, Entry> entries;
    private final Clock clock;

    TokenCache(Clock clock) {
        this.clock = clock;
        this.entries = Caffeine.newBuilder()
                .maximumSize(MAX_TOKENS)
                .executor(Runnable::run)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfter(Expiry.creating((ByteBuffer digest, Entry entry) -> entry.life))
                .build();
    }

    @Nullable
    SecurityIdentity find(ByteBuffer digest) {
        Entry entry = entries.getIfPresent(digest);
        return entry == null ? null : entry.identity;
    }

    /** @param expiry of the token: it is never honoured longer */
    void keep(ByteBuffer digest, SecurityIdentity identity, Instant expiry) {
        Duration left = Duration.between(clock.instant(), expiry);
        if (left.isPositive()) {
            entries.put(digest, new Entry(identity, left.compareTo(TRUST) < 0 ? left : TRUST));
        }
    }

    long size() {
        entries.cleanUp();
        return entries.estimatedSize();
    }

    static ByteBuffer digest(String token) {
        try {
            byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private record Entry(SecurityIdentity identity, Duration life) {}
}
