package dev.kontor.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Log settings for the parts that come without sensible ones: to standard output, which is the part's log file. */
final class Logging {
    private static final String RESOURCE = "log4j2.properties";

    private Logging() {}

    static void writeConfiguration(Path file) throws IOException {
        try (InputStream source = Logging.class.getResourceAsStream(RESOURCE)) {
            if (source == null) {
                throw new UncheckedIOException(new IOException("Missing resource " + RESOURCE));
            }
            Files.write(file, source.readAllBytes());
        }
    }
}
