package dev.kontor.e2e.load;

import dev.kontor.e2e.Platform;
import java.util.List;

/**
 * {@code ./kontor bench access}: what it costs to see less than everything, on a platform of its own. Prints a table, writes it as JSON to
 * {@code e2e/target/bench-access.json}, and ends with 1 when a goal is missed.
 */
public final class AccessBenchCommand {
    private AccessBenchCommand() {}

    public static void main(String... arguments) throws Exception {
        System.out.println("Starting a platform for the bench of access");
        Measurements measurements = run(Platform.shared(), Effort.FULL);
        System.exit(measurements.report("bench-access.json") ? 0 : 1);
    }

    private static Measurements run(Platform platform, Effort effort) throws Exception {
        Measurements measurements = new Measurements(platform);
        measurements.take("lists of a million people", () -> RestrictedLists.measure(platform, effort));
        return measurements;
    }

    /** For a moment. */
    static List<Figure> trial(Platform platform) throws Exception {
        return run(platform, Effort.TRIAL).figures();
    }
}
