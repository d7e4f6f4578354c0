package dev.kontor.local;

import java.time.Duration;

/** Told what happens while a stack starts or stops; called from several threads. */
public interface Progress {
    /** Nobody is interested. */
    Progress SILENT = new Progress() {
        @Override
        public void begins(String part, String what) {
            // Silence.
        }

        @Override
        public void done(String part, String what, Duration took) {
            // Silence.
        }
    };

    void begins(String part, String what);

    void done(String part, String what, Duration took);
}
