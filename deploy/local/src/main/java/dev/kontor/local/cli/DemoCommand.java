package dev.kontor.local.cli;

import dev.kontor.local.LocalPartException;
import dev.kontor.local.LocalStack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./kontor demo}: hands over to the demo, which is a client of the gateway like any other. */
@Command(name = "demo", description = "Loads a company and plays one working day, or loads the CSV files of a folder.")
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() {
        LocalStack stack = LocalStack.open();
        mustRun(stack);
        List<String> arguments = new ArrayList<>();
        if (data != null) {
            arguments.addAll(List.of("--data", data.toAbsolutePath().toString()));
        }
        if (json) {
            arguments.add("--json");
        }
        return ChildCommand.demo(stack, arguments.toArray(String[]::new)).run();
    }

    static void mustRun(LocalStack stack) {
        if (!stack.part("gateway").isHealthy()) {
            throw new LocalPartException(
                    "Kontor does not run at " + stack.place().gatewayUrl() + ". Start it: ./kontor up");
        }
    }
}
