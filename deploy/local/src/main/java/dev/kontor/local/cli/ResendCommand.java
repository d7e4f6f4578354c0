package dev.kontor.local.cli;

import dev.kontor.local.KontorService;
import dev.kontor.local.LocalPartException;
import dev.kontor.local.LocalStack;
import dev.kontor.local.ResendOutbox;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./kontor resend SERVICE}: for when the slot is lost (docs/runbooks/slot-lost.md); harmless when it is not. */
@Command(
        name = "resend",
        description = "Sends what Kafka has missed of a service's events, and gives its connector a new slot.")
final class ResendCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 500;

    @Parameters(paramLabel = "SERVICE")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        LocalStack stack = LocalStack.open();
        KontorService service = KontorService.publishers().stream()
                .filter(each -> each.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new LocalPartException("There is no service " + name + " that publishes"));
        for (String needed : new String[] {"postgres", "kafka", "connect"}) {
            if (!stack.isHealthy(needed)) {
                throw new LocalPartException(needed + " is not running: ./kontor up starts it");
            }
        }
        long sent;
        try (TerminalProgress progress = new TerminalProgress(out)) {
            sent = new ResendOutbox(stack, progress).resend(service);
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!stack.connect().isRunning(service.connector())) {
            if (System.nanoTime() > deadline) {
                throw new LocalPartException(service.connector() + " does not run yet; see ./kontor status");
            }
            Thread.sleep(POLL_MILLIS);
        }
        out.println(sent + " messages sent anew; " + service.connector() + " carries events.");
        out.flush();
        return 0;
    }
}
