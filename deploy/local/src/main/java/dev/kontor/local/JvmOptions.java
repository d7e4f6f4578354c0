package dev.kontor.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What every JVM of the stack is started with. */
final class JvmOptions {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final Duration RECORDING_STOP_PATIENCE = Duration.ofMinutes(4);

    private static final int FIRST_WITH_AOT_CACHES = 25;
    /** A third of a service's heap. By default it is a third of any heap, and the JVM keeps each page that was used once: 100 MiB of Kafka's. */
    private static final String MOST_YOUNG = "43m";

    private JvmOptions() {}

    /**
     * Small and quick to start. C1 alone is chosen on purpose (ADR 5).
     *
     * @param folder where the JVM keeps its AOT cache (JEP 514), made at the orderly end of one run and read at the start of the next: a third
     *     of the time. Only with -Dkontor.aot-caches=true, as ./kontor has it, and from Java 25 on: the run that is recorded starts a third
     *     slower and takes ten seconds or so to end
     * @param heap in the JVM's notation, such as 128m
     */
    static List<String> small(Path folder, String heap) {
        return small(folder, heap, MOST_YOUNG);
    }

    /**
     * The same with a young generation of its own size.
     *
     * @param mostYoung as the heap
     */
    static List<String> small(Path folder, String heap, String mostYoung) {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx" + heap,
                "-XX:MaxNewSize=" + mostYoung,
                "-Xss512k",
                // From 21 MiB the JVM would collect the whole heap four times on its way up, only to look for classes
                // to unload.
                "-XX:MetaspaceSize=192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.net.preferIPv4Stack=true",
                // A cache that does not fit is passed over; nobody need read about it.
                "-Xlog:disable",
                "-Xlog:all=error:stderr"));
        if (withCaches()) {
            options.addAll(isRecorded(folder) ? List.of("-XX:AOTCache=" + cache(folder)) : recording(folder));
        }
        return options;
    }

    /** Classes alone: with profiles of methods too (JEP 515) a process under C1 starts later, is larger and no quicker (ADR 5). */
    private static List<String> recording(Path folder) {
        return List.of(
                "-XX:AOTCacheOutput=" + cache(folder), "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining");
    }

    /** How long a JVM started so may take to end: one that has recorded its run makes the cache on the way out. */
    static Duration stopPatience(Path folder) {
        return withCaches() && !isRecorded(folder) ? RECORDING_STOP_PATIENCE : STOP_PATIENCE;
    }

    /** Deletes the cache of an older build: the JVM would neither use nor replace it. */
    static void forgetCacheOlderThan(Path jar, Path folder) {
        Path cache = cache(folder);
        try {
            if (cache.toFile().lastModified() < jar.toFile().lastModified()) {
                Files.deleteIfExists(cache);
            }
        } catch (IOException e) {
            throw new LocalPartException("The old cache " + cache + " cannot be deleted: " + e.getMessage(), e);
        }
    }

    private static boolean withCaches() {
        return Boolean.getBoolean("kontor.aot-caches") && Runtime.version().feature() >= FIRST_WITH_AOT_CACHES;
    }

    private static boolean isRecorded(Path folder) {
        return Files.exists(cache(folder));
    }

    private static Path cache(Path folder) {
        return folder.resolve("java-" + Runtime.version().feature() + ".aot");
    }
}
