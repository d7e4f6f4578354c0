package dev.kontor.local.cli;

import dev.kontor.local.letters.Letter;
import dev.kontor.local.letters.LetterState;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Letters as lines of a terminal. What they hold came from elsewhere, so nothing in it may move the cursor. */
final class LetterTable {
    private static final List<String> TITLES =
            List.of("service", "position", "when", "source", "consumer", "type", "subject", "state", "reason");
    private static final int MAX_REASON = 100;

    private LetterTable() {}

    /** Whether somebody may still have to do something about it. */
    static boolean isOpen(Letter letter) {
        return letter.isWaiting() || letter.state().is(LetterState.Kind.UNDERWAY);
    }

    static void print(List<Letter> letters, PrintWriter out) {
        List<List<String>> rows = new ArrayList<>(List.of(TITLES));
        letters.forEach(letter -> rows.add(cells(letter)));
        int[] widths = new int[TITLES.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length - 1; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(String.format(Locale.ROOT, "%-" + Math.max(1, widths[i]) + "s  ", row.get(i)));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static List<String> cells(Letter letter) {
        String reason = plain(letter.reason()).replace('\n', ' ').replace('\t', ' ');
        return List.of(
                letter.service(),
                letter.position().toString(),
                letter.sentAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                plain(letter.source().toString()),
                orUnknown(letter.consumer()),
                orUnknown(letter.type()),
                orUnknown(letter.subject()),
                letter.state().toString(),
                reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON - 1) + "…");
    }

    private static String orUnknown(String text) {
        return text.isBlank() ? "-" : plain(text).replace('\n', ' ').replace('\t', ' ');
    }

    /** Without control characters but line ends and tabs. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isISOControl(c) && c != '\n' && c != '\t' ? '\uFFFD' : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
