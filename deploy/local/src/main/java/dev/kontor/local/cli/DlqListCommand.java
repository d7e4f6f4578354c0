package dev.kontor.local.cli;

import dev.kontor.local.letters.DeadLetters;
import dev.kontor.local.letters.Letter;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./kontor dlq list}: one line for each letter. */
@Command(name = "list", description = "Lists dead letters that wait, the oldest first.")
final class DlqListCommand implements Runnable {
    @Parameters(paramLabel = "SERVICE", arity = "0..1", description = "Only its letters.")
    private @Nullable String name;

    @Option(names = "--all", description = "Also those that are settled, with what became of them.")
    private boolean all;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<String> services = name == null ? DlqCommand.services() : List.of(DlqCommand.service(name));
        try (DeadLetters letters = new DeadLetters(DlqCommand.bootstrapServers())) {
            List<Letter> found = letters.of(services);
            long waiting = found.stream().filter(Letter::isWaiting).count();
            List<Letter> shown =
                    all ? found : found.stream().filter(LetterTable::isOpen).toList();
            if (!shown.isEmpty()) {
                LetterTable.print(shown, out);
            }
            out.printf(
                    Locale.ROOT,
                    "%d wait%s, %d in all%s%n",
                    waiting,
                    waiting == 1 ? "s" : "",
                    found.size(),
                    all || shown.size() == found.size() ? "" : "; --all shows them");
        }
        out.flush();
    }
}
