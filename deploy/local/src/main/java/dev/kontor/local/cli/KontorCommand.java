package dev.kontor.local.cli;

import dev.kontor.local.LocalPartException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands of ./kontor that the shell script does not answer itself. */
@Command(
        name = "kontor",
        description = "Kontor on this machine: the whole platform as local processes.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            DevCommand.class,
            DlqCommand.class,
            DemoCommand.class,
            TestCommand.class,
            BenchCommand.class,
            FaultsCommand.class,
            VerifyCommand.class,
            ResendCommand.class,
            RebuildCommand.class,
            ResetCommand.class
        })
public final class KontorCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public static void main(String[] arguments) {
        CommandLine commandLine = new CommandLine(new KontorCommand());
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof LocalPartException) {
                command.getErr().println(failure.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw failure;
        });
        System.exit(commandLine.execute(List.of(arguments).toArray(String[]::new)));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
