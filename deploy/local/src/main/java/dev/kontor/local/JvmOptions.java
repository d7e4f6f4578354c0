package dev.kontor.local;

import java.nio.file.Path;
import java.util.List;

/** What every JVM of the stack is started with. */
final class JvmOptions {
    private JvmOptions() {}

    /**
     * Small and quick to start. C1 alone is chosen on purpose: with C2 the first minutes on two cores go into compiling, not into answering.
     *
     * @param folder where the JVM keeps the archive of its loaded classes from one run to the next; made at an orderly exit, read at the next start
     * @param heap in the JVM's notation, such as 128m
     */
    static List<String> small(Path folder, String heap) {
        return List.of(
                "-Xmx" + heap,
                "-Xss512k",
                // From 21 MiB the JVM would collect the whole heap four times on its way up, only to look for classes to unload.
                "-XX:MetaspaceSize=192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.net.preferIPv4Stack=true",
                "-XX:SharedArchiveFile=" + folder.resolve("classes.jsa"),
                "-XX:+AutoCreateSharedArchive",
                // An archive that does not fit is replaced; nobody need read about it.
                "-Xlog:disable",
                "-Xlog:all=error:stderr");
    }
}
