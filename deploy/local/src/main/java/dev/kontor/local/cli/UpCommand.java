package dev.kontor.local.cli;

import dev.kontor.local.LocalPartException;
import dev.kontor.local.LocalStack;
import dev.kontor.local.StackLock;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./kontor up}: starts what does not run, and says where everything is. */
@Command(name = "up", description = "Starts the platform.")
final class UpCommand implements Callable<Integer> {
    private static final long NEEDED_BYTES = 2L << 30;

    @Option(names = "--demo", description = "Then load a company and play one working day.")
    private boolean demo;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        LocalStack stack = LocalStack.open();
        Path home = stack.place().home();
        mustHaveRoom(home);
        out.println("Starting Kontor; its state is in " + home);
        out.flush();
        try (StackLock lock = StackLock.take(home);
                TerminalProgress progress = new TerminalProgress(out)) {
            stack.up(progress);
        } catch (LocalPartException e) {
            throw new LocalPartException(
                    e.getMessage()
                            + "\nWhat did start goes on running: ./kontor status shows it, ./kontor up tries again, ./kontor down stops it.",
                    e);
        }
        Overview.print(stack, out);
        return demo ? ChildCommand.demo(stack).run() : 0;
    }

    private static void mustHaveRoom(Path home) {
        try {
            Files.createDirectories(home);
            long free = Files.getFileStore(home).getUsableSpace();
            if (free < NEEDED_BYTES) {
                throw new LocalPartException(
                        "The disk of " + home + " has " + (free >> 20)
                                + " MiB left; Kontor needs 2 GiB. Free some room, or set KONTOR_HOME to a folder on another disk");
            }
        } catch (IOException e) {
            throw new LocalPartException("The state folder " + home + " cannot be made: " + e.getMessage(), e);
        }
    }
}
