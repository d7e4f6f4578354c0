package dev.kontor.gateway.limit;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A token bucket per key in the form of GCRA (ITU-T I.371): a bucket is one number, the time at which it will be full again. A full
 * bucket is worth nothing and may be forgotten, so memory is bounded without ever favouring anybody; that is why this is not a library.
 */
final class RateLimiter {
    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long nanosPerRequest;
    private final long nanosOfBurst;
    private final int maxKeys;
    private final ConcurrentMap<String, AtomicLong> fullAt = new ConcurrentHashMap<>();
    /** Shared by all newcomers while {@code maxKeys} others are active. */
    private final AtomicLong crowd = new AtomicLong(Long.MIN_VALUE);

    private final AtomicLong sweptAt = new AtomicLong(Long.MIN_VALUE);

    RateLimiter(Rate rate, int maxKeys) {
        this.nanosPerRequest = Math.max(1, NANOS_PER_SECOND / rate.perSecond());
        this.nanosOfBurst = nanosPerRequest * rate.burst();
        this.maxKeys = maxKeys;
    }

    /**
     * Takes one token.
     *
     * @param now nanoseconds of a clock that never goes back
     */
    Decision take(String key, long now) {
        AtomicLong bucket = bucket(key, now);
        while (true) {
            long known = bucket.get();
            long from = Math.max(known, now);
            long next = from + nanosPerRequest;
            long wait = next - now - nanosOfBurst;
            if (wait > 0) {
                return new Decision(false, 0, wait);
            }
            if (bucket.compareAndSet(known, next)) {
                return new Decision(true, -wait / nanosPerRequest, next - now);
            }
        }
    }

    private AtomicLong bucket(String key, long now) {
        AtomicLong bucket = fullAt.get(key);
        if (bucket != null) {
            return bucket;
        }
        if (fullAt.size() >= maxKeys) {
            sweep(now);
            if (fullAt.size() >= maxKeys) {
                return crowd;
            }
        }
        return fullAt.computeIfAbsent(key, absent -> new AtomicLong(Long.MIN_VALUE));
    }

    /** At most once a second, so that a crowd of newcomers does not pay for it each. */
    private void sweep(long now) {
        long last = sweptAt.get();
        if (now - NANOS_PER_SECOND >= last && sweptAt.compareAndSet(last, now)) {
            fullAt.values().removeIf(full -> full.get() <= now);
        }
    }

    int keys() {
        return fullAt.size();
    }

    /**
     * @param remaining requests left at this moment
     * @param nanos until the bucket is full again, or, refused, until the next request may come
     */
    record Decision(boolean allowed, long remaining, long nanos) {
        /** Whole seconds, rounded up. */
        long seconds() {
            return (nanos + NANOS_PER_SECOND - 1) / NANOS_PER_SECOND;
        }
    }
}
