package dev.kontor.local.cli;

import dev.kontor.local.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One line for each thing done, and every few seconds one that says what is still awaited. */
final class TerminalProgress implements Progress, AutoCloseable {
    private static final int REMINDER_SECONDS = 5;
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintWriter out;
    private final Map<String, Long> running = new LinkedHashMap<>();
    private final long begin = System.nanoTime();
    private long lastLine = begin;
    private final ScheduledExecutorService reminders = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });

    private final Future<?> reminding;

    TerminalProgress(PrintWriter out) {
        this.out = out;
        this.reminding = reminders.scheduleAtFixedRate(this::remind, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void begins(String part, String what) {
        running.put(part, System.nanoTime());
    }

    @Override
    public synchronized void done(String part, String what, Duration took) {
        running.remove(part);
        out.printf(
                Locale.ROOT,
                "  %5.1f s  %-20s %s after %.1f s%n",
                sinceBegin(),
                part,
                what,
                took.toNanos() / NANOS_PER_SECOND);
        lastLine = System.nanoTime();
        out.flush();
    }

    private synchronized void remind() {
        long now = System.nanoTime();
        if (running.isEmpty() || now - lastLine < TimeUnit.SECONDS.toNanos(REMINDER_SECONDS)) {
            return;
        }
        List<String> waiting = new ArrayList<>();
        running.forEach((part, since) ->
                waiting.add(String.format(Locale.ROOT, "%s (%.0f s)", part, (now - since) / NANOS_PER_SECOND)));
        out.printf(Locale.ROOT, "  %5.1f s  … %s%n", sinceBegin(), String.join(", ", waiting));
        out.flush();
        lastLine = now;
    }

    private double sinceBegin() {
        return (System.nanoTime() - begin) / NANOS_PER_SECOND;
    }

    @Override
    public void close() {
        reminding.cancel(true);
        reminders.shutdownNow();
    }
}
