package dev.kontor.local.cli;

import dev.kontor.local.letters.DeadLetters;
import dev.kontor.local.letters.Letter;
import dev.kontor.local.letters.LetterPosition;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./kontor dlq show}: everything that is known of one letter. */
@Command(name = "show", description = "Shows a letter's headers and the record's value.")
final class DlqShowCommand implements Runnable {
    @Parameters(paramLabel = "SERVICE")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Parameters(paramLabel = "POSITION", description = "As the list shows it: 0-17.")
    @SuppressWarnings("NullAway.Init")
    private String position;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        LetterPosition at = LetterPosition.parse(position);
        String service = DlqCommand.service(name);
        try (DeadLetters letters = new DeadLetters(DlqCommand.bootstrapServers())) {
            Letter letter = letters.find(service, at);
            out.printf(Locale.ROOT, "%-34s %s%n", "state", letter.state());
            out.printf(Locale.ROOT, "%-34s %s%n", "set aside", letter.sentAt());
            out.printf(
                    Locale.ROOT,
                    "%-34s %s%n",
                    "record",
                    LetterTable.plain(letter.source().toString()));
            letter.headers()
                    .forEach((header, value) ->
                            out.printf(Locale.ROOT, "%-34s %s%n", LetterTable.plain(header), LetterTable.plain(value)));
            out.println();
            out.println(LetterTable.plain(value(letters, letter)));
        }
        out.flush();
    }

    /** A letter from a state topic has none of its own. */
    private static String value(DeadLetters letters, Letter letter) {
        return letter.value() != null
                ? letter.value()
                : letters.valueAtSource(letter).orElse("(no value: a tombstone, or superseded and compacted away)");
    }
}
