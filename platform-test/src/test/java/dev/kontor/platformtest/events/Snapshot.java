package dev.kontor.platformtest.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A committed file that is made from others. */
final class Snapshot {
    private static final String UPDATE = "kontor.contracts.update";
    private static final String END = "(the end)";

    private Snapshot() {}

    /** The file says what its sources say; {@code -Dkontor.contracts.update=true} writes it. Its diff is the review. */
    static void verify(Path file, String made) {
        try {
            if (Boolean.getBoolean(UPDATE)) {
                Files.writeString(file, made);
            }
            verify(file, made.lines().toList(), Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Run this test with -D" + UPDATE + "=true", e);
        }
    }

    /** By the first line that differs: the files are long. */
    private static void verify(Path file, List<String> made, List<String> committed) {
        int line = 0;
        while (line < made.size() && line < committed.size() && made.get(line).equals(committed.get(line))) {
            line++;
        }
        assertThat(at(committed, line))
                .as(
                        "%s:%d against its sources; run this test with -D%s=true and review the diff",
                        file, line + 1, UPDATE)
                .isEqualTo(at(made, line));
    }

    private static String at(List<String> lines, int line) {
        return line < lines.size() ? lines.get(line) : END;
    }
}
