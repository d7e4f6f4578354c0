package dev.kontor.local.cli;

import dev.kontor.local.LocalPartException;
import dev.kontor.local.LocalStack;
import dev.kontor.local.Part;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./kontor test faults}: hands over to the faults of e2e, which start a platform of their own. */
@Command(name = "test-faults", hidden = true)
final class FaultsCommand implements Callable<Integer> {
    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "10",
            description = "how long faults go on; 10 unless told")
    private int minutes;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "of an earlier run, to have the same faults; else a new one")
    private @Nullable Long seed;

    @Override
    public Integer call() {
        if (minutes < 1) {
            throw new LocalPartException("Faults go on for at least one minute: --minutes 1");
        }
        LocalStack stack = LocalStack.open();
        if (stack.parts().stream().anyMatch(Part::isRunning)) {
            throw new LocalPartException(
                    "The faults are for a platform of their own, and two on one machine would starve each"
                            + " other. Stop this one first: ./kontor down");
        }
        long chosen = seed == null ? System.nanoTime() : seed;
        return ChildCommand.faults(stack, Integer.toString(minutes), Long.toString(chosen))
                .run();
    }
}
