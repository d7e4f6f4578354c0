package dev.kontor.demo.company;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the word lists that are part of this jar. */
final class WordFile {
    private WordFile() {}

    /** Lines "key: a, b, c". */
    static Map<String, List<String>> read(String resource) {
        Map<String, List<String>> words = new HashMap<>();
        for (String line : lines(resource)) {
            String[] keyAndWords = line.split(":", 2);
            words.put(
                    keyAndWords[0].strip(),
                    Arrays.stream(keyAndWords[1].split(",")).map(String::strip).toList());
        }
        return words;
    }

    /** Lines that are neither empty nor a comment. */
    static List<String> lines(String resource) {
        try (InputStream in = WordFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
