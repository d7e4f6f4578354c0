package dev.kontor.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts secrets that have to be used again, and so cannot be hashed, before they are stored: AES-256 in Galois/Counter Mode (NIST
 * SP 800-38D) with a new nonce each time. A sealed text is {@code sealed:<key id>:<Base64 of nonce, ciphertext and tag>}, and opens only
 * for the record that it was sealed for: moved to another's row it is of no use.
 *
 * <p>{@code kontor.secrets.key} is {@code <key id>:<Base64 of 32 bytes>} and seals; it and {@code kontor.secrets.old-keys} open.
 */
@ApplicationScoped
public class SecretSeal {
    private static final String PREFIX = "sealed:";
    private static final String ALGORITHM = "AES";
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SecretKey> keys = new HashMap<>();

    @Nullable
    private final String current;

    SecretSeal(
            @ConfigProperty(name = "kontor.secrets.key") Optional<String> key,
            @ConfigProperty(name = "kontor.secrets.old-keys") Optional<List<String>> oldKeys) {
        oldKeys.ifPresent(old -> old.forEach(this::take));
        current = key.map(this::take).orElse(null);
    }

    private String take(String configured) {
        int colon = configured.indexOf(':');
        byte[] bytes = colon < 1 ? new byte[0] : decoded(configured.substring(colon + 1));
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("kontor.secrets: a key is <id>:<Base64 of " + KEY_BYTES + " bytes>");
        }
        String id = configured.substring(0, colon);
        keys.put(id, new SecretKeySpec(bytes, ALGORITHM));
        return id;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // Its message quotes the key.
            return new byte[0];
        }
    }

    /**
     * Encrypts with the present key.
     *
     * @param owner names the record that holds the secret, for ever
     * @throws IllegalStateException when no key is configured
     */
    public String seal(String secret, String owner) {
        if (current == null) {
            throw new IllegalStateException("kontor.secrets.key is not set: secrets cannot be stored");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, current, nonce, owner, secret.getBytes(StandardCharsets.UTF_8));
        byte[] both = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return PREFIX + current + ":" + Base64.getEncoder().encodeToString(both);
    }

    /**
     * Decrypts with the key that sealed.
     *
     * @throws IllegalStateException when this key is not configured, or the text was changed or sealed for another record
     */
    public String open(String text, String owner) {
        if (!isSealed(text)) {
            throw new IllegalStateException("The secret of " + owner + " is not sealed");
        }
        String id = keyId(text);
        byte[] both = Base64.getDecoder().decode(text.substring(PREFIX.length() + id.length() + 1));
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] sealed = new byte[both.length - NONCE_BYTES];
        ByteBuffer.wrap(both).get(nonce).get(sealed);
        return new String(run(Cipher.DECRYPT_MODE, id, nonce, owner, sealed), StandardCharsets.UTF_8);
    }

    public boolean isSealed(String text) {
        return text.startsWith(PREFIX);
    }

    /** Whether it is sealed, and with the present key. */
    public boolean isCurrent(String text) {
        return isSealed(text) && keyId(text).equals(current);
    }

    private static String keyId(String text) {
        return text.substring(PREFIX.length(), text.lastIndexOf(':'));
    }

    private byte[] run(int mode, String keyId, byte[] nonce, String owner, byte[] input) {
        SecretKey key = keys.get(keyId);
        if (key == null) {
            throw new IllegalStateException("The secret of " + owner + " is sealed with the key " + keyId
                    + ", which kontor.secrets does not have");
        }
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The secret of " + owner + " does not open with the key " + keyId, e);
        }
    }
}
