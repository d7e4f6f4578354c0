package dev.kontor.local.verify;

import dev.kontor.local.LocalPartException;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The ends of the audit trails as the last proof found them, in a file beside the database. A trail that somebody has cut off, or written
 * anew from its first entry, holds in itself and lacks the end that was noted.
 */
public final class NotedHeads {
    private static final String FILE = "audit-heads.properties";

    private final Path file;
    private final Properties heads = new Properties();

    /** An entry's number and hash. */
    record Head(long seq, String hash) {}

    public NotedHeads(Path home) {
        this.file = home.resolve(FILE);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                heads.load(reader);
            } catch (IOException e) {
                throw new LocalPartException(file + " cannot be read", e);
            }
        }
    }

    @Nullable
    Head of(String service) {
        String noted = heads.getProperty(service);
        if (noted == null) {
            return null;
        }
        String[] parts = noted.split(" ", 2);
        return new Head(Long.parseLong(parts[0]), parts[1]);
    }

    void note(String service, Head head) {
        heads.setProperty(service, head.seq() + " " + head.hash());
        try (Writer writer = Files.newBufferedWriter(file)) {
            heads.store(writer, "The ends of the audit trails at the last ./kontor verify");
        } catch (IOException e) {
            throw new LocalPartException(file + " cannot be written", e);
        }
    }
}
