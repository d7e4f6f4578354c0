package dev.kontor.local.cli;

import dev.kontor.local.LocalStack;
import dev.kontor.local.Part;
import dev.kontor.local.StackLock;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./kontor down}: no process is left, all data is. */
@Command(name = "down", description = "Stops everything; the data stays.")
final class DownCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        LocalStack stack = LocalStack.open();
        stop(stack, out);
        out.println("Kontor is down. Its data is kept in " + stack.place().home() + "; ./kontor reset empties it.");
        out.flush();
    }

    static void stop(LocalStack stack, PrintWriter out) {
        if (stack.parts().stream().noneMatch(Part::isRunning)) {
            return;
        }
        try (StackLock lock = StackLock.take(stack.place().home());
                TerminalProgress progress = new TerminalProgress(out)) {
            stack.down(progress);
        }
    }
}
