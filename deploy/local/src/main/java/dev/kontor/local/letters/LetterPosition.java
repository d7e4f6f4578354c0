package dev.kontor.local.letters;

import dev.kontor.local.LocalPartException;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a letter is in its service's dead-letter topic, written {@code partition-offset}. */
public record LetterPosition(int partition, long offset) implements Comparable<LetterPosition> {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,5})-(\\d{1,18})");
    private static final Comparator<LetterPosition> ORDER =
            Comparator.comparingInt(LetterPosition::partition).thenComparingLong(LetterPosition::offset);

    /** Fails with a message for whoever typed it. */
    public static LetterPosition parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new LocalPartException("\"" + text
                    + "\" is no position of a letter: they look like 0-17, as ./kontor dlq list shows them");
        }
        return new LetterPosition(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    @Override
    public int compareTo(LetterPosition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return partition + "-" + offset;
    }
}
