package dev.kontor.e2e.load;

import dev.kontor.e2e.KontorProcess;
import dev.kontor.e2e.Platform;
import dev.kontor.e2e.RealmTokens;
import java.util.List;

/**
 * {@code ./kontor bench}: starts a platform of its own, plays the demo, and measures. Prints a table, writes it as JSON to
 * {@code e2e/target/bench.json}, and ends with 1 when a goal is missed.
 */
public final class BenchCommand {
    private final Platform platform;
    private final Effort effort;
    private final Measurements measurements;

    private BenchCommand(Platform platform, Effort effort) {
        this.platform = platform;
        this.effort = effort;
        this.measurements = new Measurements(platform);
    }

    public static void main(String... arguments) throws Exception {
        System.out.println("Starting a platform for the bench");
        BenchCommand bench = new BenchCommand(Platform.shared(), Effort.FULL);
        bench.run();
        System.exit(bench.measurements.report("bench.json") ? 0 : 1);
    }

    private void run() throws Exception {
        measurements.take("a later start", () -> StartAndMemory.laterStart(platform));
        measurements.take("memory after the demo's day", () -> {
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
        measurements.take("reads and writes", () -> ReadAndWrite.measure(platform, effort, bearer));
        measurements.take("commit to fact", () -> CommitToFact.measure(platform, effort, Pace.EVERY_DAY));
        measurements.take("commit to funnel", () -> CommitToFunnel.measure(platform, effort));
        measurements.take("CSV import", () -> CsvImport.measure(platform, effort));
        measurements.take("analytics' backlog", () -> AnalyticsBacklog.measure(platform, effort));
    }

    /** Each measurement of a running platform, for a moment. */
    static List<Figure> trial(Platform platform) throws Exception {
        BenchCommand bench = new BenchCommand(platform, Effort.TRIAL);
        bench.measureRunning();
        return bench.measurements.figures();
    }
}
