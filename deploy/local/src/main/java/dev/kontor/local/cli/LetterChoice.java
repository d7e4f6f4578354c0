package dev.kontor.local.cli;

import dev.kontor.local.letters.DeadLetters;
import dev.kontor.local.letters.Letter;
import dev.kontor.local.letters.LetterPosition;
import java.util.List;
import picocli.CommandLine.Parameters;

/** {@code SERVICE POSITION|all}. */
final class LetterChoice {
    private static final String ALL = "all";

    @Parameters(index = "0", paramLabel = "SERVICE")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Parameters(
            index = "1",
            paramLabel = "POSITION|all",
            description = "As the list shows it (0-17), or all that wait.")
    @SuppressWarnings("NullAway.Init")
    private String position;

    /** Fails on what nobody could mean, before anything is asked of Kafka. */
    void check() {
        DlqCommand.service(name);
        if (!ALL.equals(position)) {
            LetterPosition.parse(position);
        }
    }

    List<Letter> of(DeadLetters letters) {
        return ALL.equals(position)
                ? letters.of(List.of(name)).stream().filter(Letter::isWaiting).toList()
                : List.of(letters.find(name, LetterPosition.parse(position)));
    }
}
