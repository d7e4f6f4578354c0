package dev.kontor.e2e.load;

import dev.kontor.e2e.Platform;
import dev.kontor.local.Part;
import dev.kontor.local.Progress;
import java.time.Duration;
import java.util.List;

/** How long a later start takes, and what all processes together hold after a day's work. */
final class StartAndMemory {
    private static final double MOST_SECONDS = 40;
    private static final double MOST_GIB = 3;
    private static final double KIB_PER_GIB = 1024 * 1024;

    private StartAndMemory() {}

    /** The start after the one that recorded the JVMs' caches. */
    static List<Figure> laterStart(Platform platform) {
        platform.stack().down(Progress.SILENT);
        long begin = System.nanoTime();
        platform.stack().up(Progress.SILENT);
        double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
        return List.of(Figure.atMost("later up, to all healthy", seconds, "s", MOST_SECONDS));
    }

    static List<Figure> memory(Platform platform) {
        double kib = platform.stack().parts().stream()
                .mapToLong(StartAndMemory::memoryKib)
                .sum();
        return List.of(Figure.atMost("memory of all processes after the demo", kib / KIB_PER_GIB, "GiB", MOST_GIB));
    }

    private static long memoryKib(Part part) {
        return part.process().memoryKib();
    }
}
