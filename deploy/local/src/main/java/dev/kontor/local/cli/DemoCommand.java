package dev.kontor.local.cli;

import dev.kontor.local.LocalStack;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code ./kontor demo}: hands over to the demo, which is a client of the gateway like any other and knows its options itself. */
@Command(name = "demo", description = "Loads a company and plays one working day, or loads the CSV files of a folder.")
final class DemoCommand implements Callable<Integer> {
    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() {
        return ChildCommand.demo(LocalStack.open(), arguments.toArray(String[]::new))
                .run();
    }
}
