package dev.kontor.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What every JVM of the stack is started with. */
final class JvmOptions {
    private JvmOptions() {}

    /**
     * Small and quick to start. C1 alone is chosen on purpose: with C2 the first minutes on two cores go into compiling, not into answering.
     *
     * @param folder where the JVM keeps the archive of its loaded classes from one run to the next: made at an orderly exit, read at the next
     *     start. Only with -Dkontor.class-archives=true, as ./kontor has it: a run that is to be archived starts a third slower
     * @param heap in the JVM's notation, such as 128m
     */
    static List<String> small(Path folder, String heap) {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx" + heap,
                "-Xss512k",
                // From 21 MiB the JVM would collect the whole heap four times on its way up, only to look for classes
                // to unload.
                "-XX:MetaspaceSize=192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.net.preferIPv4Stack=true",
                // An archive that does not fit the JVM is replaced; nobody need read about it.
                "-Xlog:disable",
                "-Xlog:all=error:stderr"));
        if (Boolean.getBoolean("kontor.class-archives")) {
            options.addAll(List.of("-XX:SharedArchiveFile=" + archive(folder), "-XX:+AutoCreateSharedArchive"));
        }
        return options;
    }

    /** Deletes the archive of an older build: the JVM would neither use nor replace it. */
    static void forgetArchiveOlderThan(Path jar, Path folder) {
        Path archive = archive(folder);
        try {
            if (archive.toFile().lastModified() < jar.toFile().lastModified()) {
                Files.deleteIfExists(archive);
            }
        } catch (IOException e) {
            throw new LocalPartException("The old archive " + archive + " cannot be deleted: " + e.getMessage(), e);
        }
    }

    private static Path archive(Path folder) {
        return folder.resolve("classes.jsa");
    }
}
