package dev.kontor.e2e;

import dev.kontor.local.Progress;
import java.time.Duration;

/** Says on the test's output how the platform comes up, so that a run that waits does not look dead. */
final class PrintedProgress implements Progress {
    @Override
    public void begins(String part, String what) {
        // The end of each step is told; its beginning would double the lines.
    }

    @Override
    public void done(String part, String what, Duration took) {
        System.out.println("  " + part + ": " + what + " (" + took.toMillis() + " ms)");
    }
}
