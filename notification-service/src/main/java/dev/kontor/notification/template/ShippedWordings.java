package dev.kontor.notification.template;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The words that come with the service: {@code letters/<kind>.<language>.txt}, subject, text and HTML parted by lines of {@code ---}. */
@Singleton
class ShippedWordings {
    private static final int PARTS = 3;

    private final Map<String, Wording> wordings = new HashMap<>();

    ShippedWordings() {
        for (LetterKind kind : LetterKind.values()) {
            for (String language : Languages.SHIPPED) {
                wordings.put(key(kind, language), read(key(kind, language)));
            }
        }
    }

    Optional<Wording> find(LetterKind kind, String language) {
        return Optional.ofNullable(wordings.get(key(kind, language)));
    }

    private static String key(LetterKind kind, String language) {
        return kind.code() + "." + language;
    }

    private static Wording read(String key) {
        String path = "/letters/" + key + ".txt";
        try (InputStream file = ShippedWordings.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is missing");
            }
            String[] parts = new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n---\n");
            if (parts.length != PARTS) {
                throw new IllegalStateException(path + " has " + parts.length + " parts, not " + PARTS);
            }
            return new Wording(parts[0].strip(), parts[1].strip() + "\n", parts[2].strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
