package dev.kontor.local.cli;

import dev.kontor.local.KontorService;
import dev.kontor.local.LocalPartException;
import dev.kontor.local.LocalStack;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./kontor dlq}: the records that consumers could not take in. */
@Command(
        name = "dlq",
        description = "Dead letters: the records that a service could not take in.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DlqListCommand.class, DlqShowCommand.class, DlqReplayCommand.class, DlqDismissCommand.class})
final class DlqCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** The address of the running Kafka; everything about letters is in its topics. */
    static String bootstrapServers() {
        LocalStack stack = LocalStack.open();
        if (!stack.isHealthy("kafka")) {
            throw new LocalPartException("Kafka is not running: ./kontor up starts it");
        }
        return stack.kafka().bootstrapServers();
    }

    static List<String> services() {
        return KontorService.publishers().stream().map(KontorService::word).toList();
    }

    static String service(String word) {
        if (!services().contains(word)) {
            throw new LocalPartException("There is no service \"" + word + "\" with dead letters. The services are: "
                    + String.join(", ", services()));
        }
        return word;
    }
}
