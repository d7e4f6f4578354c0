package dev.kontor.local.cli;

import dev.kontor.local.letters.DeadLetters;
import dev.kontor.local.letters.Letter;
import dev.kontor.local.letters.ReplayLetters;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./kontor dlq dismiss}: nothing is to be done about them. */
@Command(name = "dismiss", description = "Settles letters without a replay.")
final class DlqDismissCommand implements Runnable {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private LetterChoice choice;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        choice.check();
        String kafka = DlqCommand.bootstrapServers();
        try (DeadLetters letters = new DeadLetters(kafka);
                ReplayLetters settle = new ReplayLetters(kafka, letters, line -> {})) {
            List<Letter> after = settle.dismiss(choice.of(letters));
            after.forEach(letter ->
                    out.printf(Locale.ROOT, "%s %s: %s%n", letter.service(), letter.position(), letter.state()));
            out.printf(Locale.ROOT, "%d dismissed%n", after.size());
        }
        out.flush();
    }
}
