package dev.kontor.notification.webhook;

import dev.kontor.platform.security.SecretSeal;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/** Secrets as Standard Webhooks has them: {@code whsec_} and the Base64 of 32 random bytes. Stored sealed. */
public final class Secret {
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    static String next() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    static String sealed(String secret, UUID webhookId, SecretSeal seal) {
        return seal.seal(secret, owner(webhookId));
    }

    public static String opened(String sealed, UUID webhookId, SecretSeal seal) {
        return seal.open(sealed, owner(webhookId));
    }

    private static String owner(UUID webhookId) {
        return "webhook " + webhookId;
    }
}
