package dev.kontor.e2e.load;

import dev.kontor.e2e.Platform;
import java.util.List;

/**
 * {@code ./kontor bench events}: the speed of the event contract, on a platform of its own. Prints a table, writes it as JSON to
 * {@code e2e/target/bench-events.json}, and ends with 1 when a goal is missed.
 */
public final class EventBenchCommand {
    private final Platform platform;
    private final Effort effort;
    private final Measurements measurements;

    private EventBenchCommand(Platform platform, Effort effort) {
        this.platform = platform;
        this.effort = effort;
        this.measurements = new Measurements(platform);
    }

    public static void main(String... arguments) throws Exception {
        System.out.println("Starting a platform for the bench of events");
        EventBenchCommand bench = new EventBenchCommand(Platform.shared(), Effort.FULL);
        bench.run();
        System.exit(bench.measurements.report("bench-events.json") ? 0 : 1);
    }

    /** What fills topics and tables comes last. */
    private void run() throws Exception {
        measurements.take("commit to fact", () -> CommitToFact.measure(platform, effort, Pace.STEADY));
        measurements.take("commit to fact, busy", () -> CommitToFact.measure(platform, effort, Pace.BUSY));
        measurements.take("facts on and on", () -> FactsThroughput.measure(platform, effort));
        measurements.take("webhooks", () -> WebhookRate.measure(platform, effort));
        measurements.take("an outbox over two days", () -> OutboxDays.measure(platform, effort));
        measurements.take("rebuild", () -> RebuildRate.measure(platform, effort));
    }

    /** Each measurement, for a moment. */
    static List<Figure> trial(Platform platform) throws Exception {
        EventBenchCommand bench = new EventBenchCommand(platform, Effort.TRIAL);
        bench.run();
        return bench.measurements.figures();
    }
}
