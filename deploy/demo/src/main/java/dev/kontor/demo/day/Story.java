package dev.kontor.demo.day;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What happened, in lines that fit one screen. */
public final class Story {
    static final int WIDTH = 100;
    static final int HEIGHT = 40;

    private static final String INDENT = "   ";
    private static final long MILLIS_PER_SECOND = 1_000;

    private final List<String> lines = new ArrayList<>();

    /** Begins a chapter. */
    public void chapter(String title) {
        add(title);
    }

    /** A sentence of the chapter. */
    @SuppressWarnings("AnnotateFormatMethod") // the annotation would bring Error Prone to the class path
    public void tell(String format, Object... values) {
        add(INDENT + String.format(Locale.ROOT, format, values));
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** A time as people read it: 340 ms, 2.1 s. */
    public static String seconds(Duration duration) {
        long millis = duration.toMillis();
        return millis < MILLIS_PER_SECOND
                ? millis + " ms"
                : String.format(Locale.ROOT, "%.1f s", millis / (double) MILLIS_PER_SECOND);
    }

    /** A count or amount with thin groups of thousands: 1,153,214. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    public static String money(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }

    /** One screen is a promise: a line too long is cut where all can see it, a line too many is a mistake of the step. */
    private void add(String line) {
        if (lines.size() == HEIGHT) {
            throw new IllegalStateException("the story has more than " + HEIGHT + " lines: " + line);
        }
        lines.add(line.codePointCount(0, line.length()) <= WIDTH ? line : cut(line));
    }

    private static String cut(String line) {
        return line.substring(0, line.offsetByCodePoints(0, WIDTH - 1)) + "…";
    }
}
