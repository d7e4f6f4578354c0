package dev.kontor.e2e.faults;

import dev.kontor.e2e.Platform;
import java.nio.file.Path;
import java.time.Duration;

/**
 * {@code ./kontor test faults}: starts a platform of its own and lets faults come one after the other. Prints a report, writes it as JSON to
 * {@code e2e/target/faults.json}, and ends with 1 when anything was lost or took effect twice.
 */
public final class FaultsCommand {
    private static final int WRITERS = 4;

    private FaultsCommand() {}

    /** Takes the minutes and the seed. */
    public static void main(String... arguments) throws Exception {
        // A JVM that is killed never writes its cache, and one that is stopped in order would take twenty seconds to.
        System.setProperty("kontor.aot-caches", "false");
        Duration length = Duration.ofMinutes(Long.parseLong(arguments[0]));
        FaultPlan plan = FaultPlan.lasting(length, Long.parseLong(arguments[1]));
        System.out.println("Starting a platform for the faults");
        FaultReport report = FaultRun.of(Platform.shared(), plan, WRITERS);
        report.print(System.out);
        Path file = Path.of(System.getenv().getOrDefault("KONTOR_ROOT", "."), "e2e", "target", "faults.json");
        report.write(file);
        System.out.println("Written to " + file);
        System.exit(report.isClean() ? 0 : 1);
    }
}
