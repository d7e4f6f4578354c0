package dev.kontor.notification.webhook;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets as Standard Webhooks has them: {@code whsec_} and the Base64 of 32 random bytes. */
final class Secret {
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    static String next() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }
}
