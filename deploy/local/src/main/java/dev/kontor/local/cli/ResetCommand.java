package dev.kontor.local.cli;

import dev.kontor.local.LocalStack;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./kontor reset}: as if Kontor had never been started here. */
@Command(name = "reset", description = "Stops everything and empties the state folder.")
final class ResetCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        LocalStack stack = LocalStack.open();
        DownCommand.stop(stack, out);
        stack.erase();
        out.println("The state folder " + stack.place().home() + " is empty.");
        out.flush();
    }
}
