package dev.kontor.demo.day;

import dev.kontor.demo.client.ImportJob;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells, beside the result, what is going on when something takes its time. */
public final class Progress {
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final PrintStream out;
    private final Clock clock;
    private Instant lastWord;

    public Progress(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.lastWord = clock.instant();
    }

    public void say(String what) {
        out.println("… " + what);
        lastWord = clock.instant();
    }

    public void of(ImportJob job) {
        meanwhile(job.collection() + ": " + job.done() + " of " + job.total() + " rows");
    }

    /** Says it when nothing was said for two seconds. */
    public void meanwhile(String what) {
        if (Duration.between(lastWord, clock.instant()).compareTo(QUIET) >= 0) {
            say(what);
        }
    }
}
