package dev.kontor.gateway.security;

import io.quarkus.security.identity.SecurityIdentity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers whom an accepted token stands for, since checking an RSA signature costs more than forwarding a request. Whether a signature
 * is right depends on the token and the realm's keys alone; a key that the realm withdraws is honoured {@link #TRUST} longer at most.
 * Keyed by digest, so that no token lies about in memory for longer than its request.
 */
final class TokenCache {
    private static final Duration TRUST = Duration.ofSeconds(60);
    private static final int MAX_TOKENS = 10_000;

    private final ConcurrentMap<ByteBuffer, Entry> entries = new ConcurrentHashMap<>();
    private final Clock clock;

    TokenCache(Clock clock) {
        this.clock = clock;
    }

    @Nullable
    SecurityIdentity find(ByteBuffer digest) {
        Entry entry = entries.get(digest);
        if (entry == null) {
            return null;
        }
        if (clock.millis() >= entry.untilMillis) {
            entries.remove(digest, entry);
            return null;
        }
        return entry.identity;
    }

    /** @param expiry of the token: it is never honoured longer */
    void keep(ByteBuffer digest, SecurityIdentity identity, Instant expiry) {
        long now = clock.millis();
        if (entries.size() >= MAX_TOKENS) {
            entries.values().removeIf(entry -> now >= entry.untilMillis);
        }
        if (entries.size() < MAX_TOKENS) {
            long until = Math.min(expiry.toEpochMilli(), now + TRUST.toMillis());
            entries.put(digest, new Entry(identity, until));
        }
    }

    int size() {
        return entries.size();
    }

    static ByteBuffer digest(String token) {
        try {
            byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private record Entry(SecurityIdentity identity, long untilMillis) {}
}
