package dev.kontor.e2e.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.kontor.e2e.KontorProcess;
import dev.kontor.e2e.Platform;
import dev.kontor.e2e.RealmTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code ./kontor bench}: starts a platform of its own, plays the demo, and measures. Prints a table, writes it as JSON to
 * {@code e2e/target/bench.json}, and ends with 1 when a goal is missed.
 */
public final class BenchCommand {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private interface Measurement {
        List<Figure> take() throws Exception;
    }

    private final Platform platform;
    private final Effort effort;
    private final List<Figure> figures = new ArrayList<>();

    private BenchCommand(Platform platform, Effort effort) {
        this.platform = platform;
        this.effort = effort;
    }

    public static void main(String... arguments) throws Exception {
        System.out.println("Starting a platform for the bench");
        BenchCommand bench = new BenchCommand(Platform.shared(), Effort.FULL);
        bench.run();
        Path file = Path.of(System.getenv().getOrDefault("KONTOR_ROOT", "."), "e2e", "target", "bench.json");
        bench.report(file);
        System.exit(bench.figures.stream().allMatch(Figure::met) ? 0 : 1);
    }

    private void run() throws Exception {
        step("a later start", () -> StartAndMemory.laterStart(platform));
        step("memory after the demo's day", () -> {
            KontorProcess.Result day = KontorProcess.kontor(platform, "demo");
            if (day.exitCode() != 0) {
                throw new IllegalStateException("The demo failed: " + day.err());
            }
            return StartAndMemory.memory(platform);
        });
        measureRunning();
    }

    private void measureRunning() throws Exception {
        String bearer = new RealmTokens(platform).ofUser("admin");
        step("reads and writes", () -> ReadAndWrite.measure(platform, effort, bearer));
        step("commit to fact", () -> CommitToFact.measure(platform, effort));
        step("commit to funnel", () -> CommitToFunnel.measure(platform, effort));
        step("CSV import", () -> CsvImport.measure(platform, effort));
        step("analytics' backlog", () -> AnalyticsBacklog.measure(platform, effort));
    }

    /** Each measurement of a running platform, for a moment. */
    static List<Figure> trial(Platform platform) throws Exception {
        BenchCommand bench = new BenchCommand(platform, Effort.TRIAL);
        bench.measureRunning();
        return bench.figures;
    }

    private void step(String what, Measurement measurement) throws Exception {
        long begin = System.nanoTime();
        System.out.println("Measuring: " + what);
        List<Figure> taken = measurement.take();
        taken.forEach(figure -> System.out.println("  " + figure.line()));
        figures.addAll(taken);
        System.out.printf(Locale.ROOT, "  took %.1f s%n", (System.nanoTime() - begin) / 1e9);
    }

    private void report(Path file) throws IOException {
        System.out.printf(
                Locale.ROOT, "%n%-58s %10s %-9s %10s   %8s  %s%n", "what", "value", "unit", "floor", "ratio", "goal");
        figures.forEach(figure -> System.out.println(figure.line()));
        Files.createDirectories(file.getParent());
        JSON.writeValue(file.toFile(), figures);
        System.out.println("Written to " + file);
    }
}
