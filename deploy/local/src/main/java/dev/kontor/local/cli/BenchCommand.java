package dev.kontor.local.cli;

import dev.kontor.local.LocalStack;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./kontor bench}: hands over to the measurements of e2e. */
@Command(name = "bench", description = "Measures the running platform.")
final class BenchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "EVENTS", arity = "0..*")
    private List<String> arguments = List.of();

    @Override
    public Integer call() {
        LocalStack stack = LocalStack.open();
        DemoCommand.mustRun(stack);
        return ChildCommand.bench(stack, arguments).run();
    }
}
