package dev.kontor.local.cli;

import dev.kontor.local.letters.DeadLetters;
import dev.kontor.local.letters.Letter;
import dev.kontor.local.letters.LetterState;
import dev.kontor.local.letters.ReplayLetters;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./kontor dlq replay}: exit code 1 unless every record was taken in. */
@Command(name = "replay", description = "Hands records again to the consumer that refused them, and to nobody else.")
final class DlqReplayCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private LetterChoice choice;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to wait for it (60).")
    private int waitSeconds;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        choice.check();
        String kafka = DlqCommand.bootstrapServers();
        try (DeadLetters letters = new DeadLetters(kafka);
                ReplayLetters replay = new ReplayLetters(kafka, letters, line -> {
                    out.println("  " + line);
                    out.flush();
                })) {
            List<Letter> after = replay.replay(choice.of(letters), Duration.ofSeconds(waitSeconds));
            after.forEach(letter -> out.printf(
                    Locale.ROOT,
                    "%s %s for %s: %s%n",
                    letter.service(),
                    letter.position(),
                    letter.consumer(),
                    told(letter)));
            long done = after.stream()
                    .filter(letter -> letter.state().is(LetterState.Kind.REPLAYED))
                    .count();
            out.printf(Locale.ROOT, "%d of %d taken in%n", done, after.size());
            out.flush();
            return done == after.size() ? 0 : 1;
        }
    }

    private static String told(Letter letter) {
        if (letter.state().is(LetterState.Kind.REPLAYED)) {
            return "taken in";
        }
        return letter.state().is(LetterState.Kind.UNDERWAY)
                ? "not yet read; takes effect when the consumer comes to it (./kontor status: does it run?)"
                : letter.state() + ", refused again: ./kontor dlq show " + letter.service() + " "
                        + letter.state().returnedAs();
    }
}
