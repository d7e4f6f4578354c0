package dev.kontor.local.cli;

import dev.kontor.local.KontorService;
import dev.kontor.local.LocalStack;
import dev.kontor.local.Part;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./kontor status}: one line for each part; exit code 1 unless all are healthy. */
@Command(name = "status", description = "Shows what runs.")
final class StatusCommand implements Callable<Integer> {
    private static final int KIB_PER_MIB = 1024;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int MAX_FAILURE = 120;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        LocalStack stack = LocalStack.open();
        Instant now = InstantSource.system().instant();
        boolean allHealthy = true;
        long totalKib = 0;
        out.printf(Locale.ROOT, "%-14s %-9s %8s %9s %8s  %s%n", "part", "state", "pid", "memory", "up", "ports");
        for (Part part : stack.parts()) {
            boolean healthy = part.isRunning() && part.isHealthy();
            long kib = part.process().memoryKib();
            allHealthy &= healthy;
            totalKib += kib;
            out.printf(
                    Locale.ROOT,
                    "%-14s %-9s %8s %5d MiB %8s  %s%n",
                    part.name(),
                    healthy ? "healthy" : part.isRunning() ? "not ready" : "stopped",
                    part.process().pid().map(String::valueOf).orElse("-"),
                    kib / KIB_PER_MIB,
                    part.process()
                            .startedAt()
                            .map(started -> age(Duration.between(started, now)))
                            .orElse("-"),
                    ports(part));
        }
        out.printf(Locale.ROOT, "%-14s %-9s %8s %5d MiB%n", "together", "", "", totalKib / KIB_PER_MIB);
        if (stack.part("connect").isRunning()) {
            for (KontorService service : KontorService.publishers()) {
                boolean runs = stack.connect().isRunning(service.connector());
                allHealthy &= runs;
                out.printf(
                        Locale.ROOT,
                        "%-22s %s%n",
                        service.connector(),
                        runs
                                ? "carries events"
                                : "does not run: "
                                        + stack.connect()
                                                .failure(service.connector())
                                                .map(StatusCommand::brief)
                                                .orElse("see ./kontor logs connect"));
            }
        }
        out.flush();
        return allHealthy ? 0 : 1;
    }

    private static String brief(String failure) {
        return failure.substring(0, Math.min(failure.length(), MAX_FAILURE)) + "… (docs/runbooks/slot-lost.md)";
    }

    private static String age(Duration age) {
        long seconds = age.toSeconds();
        return seconds < SECONDS_PER_MINUTE ? seconds + " s" : age.toMinutes() + " min";
    }

    private static String ports(Part part) {
        return part.ports().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByValue())
                .map(port -> port.getValue() + " " + port.getKey())
                .collect(Collectors.joining(", "));
    }
}
