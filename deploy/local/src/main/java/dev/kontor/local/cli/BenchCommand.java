package dev.kontor.local.cli;

import dev.kontor.local.LocalPartException;
import dev.kontor.local.LocalStack;
import dev.kontor.local.Part;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ./kontor bench}: hands over to the measurements of e2e, which start a platform of their own. */
@Command(
        name = "bench",
        description = "Measures on a platform of its own.",
        subcommands = {BenchCommand.Events.class, BenchCommand.Access.class})
final class BenchCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return ChildCommand.bench(aloneHere()).run();
    }

    /** {@code ./kontor bench events}. */
    @Command(name = "events", description = "Measures events alone: facts, webhooks, rebuild, outbox.")
    static final class Events implements Callable<Integer> {
        @Override
        public Integer call() {
            return ChildCommand.eventBench(aloneHere()).run();
        }
    }

    /** {@code ./kontor bench access}. */
    @Command(name = "access", description = "Measures what it costs to see less than everything.")
    static final class Access implements Callable<Integer> {
        @Override
        public Integer call() {
            return ChildCommand.accessBench(aloneHere()).run();
        }
    }

    private static LocalStack aloneHere() {
        LocalStack stack = LocalStack.open();
        if (stack.parts().stream().anyMatch(Part::isRunning)) {
            throw new LocalPartException(
                    "The bench starts a platform of its own, and two on one machine would measure each other."
                            + " Stop this one first: ./kontor down");
        }
        return stack;
    }
}
