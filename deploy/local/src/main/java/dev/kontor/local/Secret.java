package dev.kontor.local;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Collectors;

/** Random secrets of an installation. */
final class Secret {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Letters and digits that nobody confuses when typing them from a screen. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int PASSWORD_LENGTH = 20;
    private static final int WEBHOOK_SECRET_BYTES = 32;
    private static final int SEALING_KEY_BYTES = 32;

    private Secret() {}

    /** Some 115 bits, safe in SQL, URLs, JSON and shells without quoting. */
    static String password() {
        return RANDOM.ints(PASSWORD_LENGTH, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    /** A secret in the form of Standard Webhooks. */
    static String webhook() {
        return "whsec_" + base64(WEBHOOK_SECRET_BYTES);
    }

    /** A key of AES-256, the first of its installation. */
    static String sealingKey() {
        return "1:" + base64(SEALING_KEY_BYTES);
    }

    private static String base64(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
