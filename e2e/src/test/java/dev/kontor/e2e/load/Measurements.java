package dev.kontor.e2e.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.kontor.e2e.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of one run: printed as they come, then as a table, and kept as JSON. */
final class Measurements {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Path FOLDER = Path.of(System.getenv().getOrDefault("KONTOR_ROOT", "."), "e2e", "target");

    /** What gives one or more figures. */
    interface Measurement {
        List<Figure> take() throws Exception;
    }

    private final Platform platform;
    private final List<Figure> figures = new ArrayList<>();

    Measurements(Platform platform) {
        this.platform = platform;
    }

    void take(String what, Measurement measurement) throws Exception {
        Rest.await(platform);
        long begin = System.nanoTime();
        System.out.println("Measuring: " + what);
        List<Figure> taken = measurement.take();
        taken.forEach(figure -> System.out.println("  " + figure.line()));
        figures.addAll(taken);
        System.out.printf(Locale.ROOT, "  took %.1f s%n", (System.nanoTime() - begin) / 1e9);
    }

    List<Figure> figures() {
        return List.copyOf(figures);
    }

    /** Whether every goal is met. */
    boolean report(String fileName) throws IOException {
        System.out.printf(
                Locale.ROOT, "%n%-58s %10s %-9s %10s   %8s  %s%n", "what", "value", "unit", "floor", "ratio", "goal");
        figures.forEach(figure -> System.out.println(figure.line()));
        Files.createDirectories(FOLDER);
        Path file = FOLDER.resolve(fileName);
        JSON.writeValue(file.toFile(), figures);
        System.out.println("Written to " + file);
        return figures.stream().allMatch(Figure::met);
    }
}
