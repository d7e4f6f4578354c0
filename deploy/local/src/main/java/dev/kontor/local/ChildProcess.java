package dev.kontor.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process that outlives the Java program which started it, known by a pid file. The file holds the start time too, so that a pid that the
 * system has given to somebody else is never mistaken for ours.
 */
public final class ChildProcess {
    private static final Duration POLL = Duration.ofMillis(25);
    private static final Duration KILL_PATIENCE = Duration.ofSeconds(10);
    private static final Duration SIGNAL_PATIENCE = Duration.ofSeconds(5);
    /** The JVM derives start times from the boot time, which the system corrects by up to a second now and then. */
    private static final Duration START_TIME_TOLERANCE = Duration.ofSeconds(2);

    private static final int LOG_TAIL_LINES = 15;

    private final String name;
    private final Path folder;

    /**
     * @param folder the part's own folder; holds {@code pid} and {@code log}
     */
    public ChildProcess(String name, Path folder) {
        this.name = name;
        this.folder = folder.toAbsolutePath().normalize();
    }

    public String name() {
        return name;
    }

    public Path folder() {
        return folder;
    }

    public Path logFile() {
        return folder.resolve("log");
    }

    private Path pidFile() {
        return folder.resolve("pid");
    }

    /** Starts detached from our terminal, so that Ctrl-C at the launcher does not reach the parts. */
    public void start(List<String> command, Map<String, String> environment) {
        try {
            Files.createDirectories(folder);
            List<String> detached =
                    new ArrayList<>(Programs.find("setsid").map(List::of).orElse(List.of()));
            detached.addAll(command);
            ProcessBuilder builder = new ProcessBuilder(detached)
                    .directory(new File("/"))
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
            // glibc keeps an arena of native memory for each thread otherwise: tens of MiB in every JVM.
            builder.environment().put("MALLOC_ARENA_MAX", "2");
            builder.environment().putAll(environment);
            ProcessHandle handle = builder.start().toHandle();
            Files.writeString(pidFile(), handle.pid() + " " + startMillis(handle) + "\n");
        } catch (IOException e) {
            throw new LocalPartException(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    public boolean isAlive() {
        return handle().isPresent();
    }

    public Optional<Long> pid() {
        return handle().map(ProcessHandle::pid);
    }

    /** The running process, found by the pid file. */
    public Optional<ProcessHandle> handle() {
        try {
            String[] words = Files.readString(pidFile()).strip().split(" ");
            long startMillis = Long.parseLong(words[1]);
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(handle -> Math.abs(startMillis(handle) - startMillis) <= START_TIME_TOLERANCE.toMillis());
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** When the running process was started. */
    public Optional<Instant> startedAt() {
        return handle().flatMap(handle -> handle.info().startInstant());
    }

    /** Memory of the process and its children in KiB (pages that several share are divided among them), 0 where the system does not tell. */
    public long memoryKib() {
        return handle().map(handle -> family(handle).stream()
                        .mapToLong(ChildProcess::residentKib)
                        .sum())
                .orElse(0L);
    }

    private static long residentKib(ProcessHandle handle) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + handle.pid() + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    /**
     * Sends the signal, waits, and kills what is left.
     *
     * @param signal a name that kill(1) knows, such as INT or TERM
     * @return true if the process ended by itself within the patience
     */
    public boolean stop(String signal, Duration patience) {
        Optional<ProcessHandle> running = handle();
        if (running.isEmpty()) {
            return true;
        }
        List<ProcessHandle> family = family(running.get());
        signal(signal, List.of(running.get()));
        boolean orderly = awaitEnd(running.get(), patience);
        kill();
        killAll(family);
        return orderly;
    }

    /** SIGKILL for the process and every descendant. */
    public void kill() {
        handle().ifPresent(handle -> killAll(family(handle)));
    }

    /** SIGSTOP for the process and every descendant: it keeps all that it holds and does nothing, until it is thawed or killed. */
    public void freeze() {
        handle().ifPresent(handle -> signal("STOP", family(handle)));
    }

    /** SIGCONT: it goes on as if no time had passed. */
    public void thaw() {
        handle().ifPresent(handle -> signal("CONT", family(handle)));
    }

    /** Polls until the condition holds; fails when the process dies or the patience ends. */
    public void awaitUntil(String what, Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (!isAlive()) {
                throw new LocalPartException(name + " has died (awaited: it " + what + "). " + lastWords());
            }
            if (System.nanoTime() > end) {
                throw new LocalPartException(name + " runs, but " + patience.toSeconds()
                        + " s were not enough until it " + what + ". " + lastWords());
            }
            pause();
        }
    }

    /** The end of the log and where to read on, for messages. */
    public String lastWords() {
        try (Stream<String> lines = Files.exists(logFile()) ? Files.lines(logFile()) : Stream.empty()) {
            List<String> all = lines.toList();
            List<String> tail = all.subList(Math.max(0, all.size() - LOG_TAIL_LINES), all.size());
            return "The log " + logFile() + " ends with:\n    " + String.join("\n    ", tail);
        } catch (IOException | UncheckedIOException e) {
            return "See the log " + logFile();
        }
    }

    private static List<ProcessHandle> family(ProcessHandle parent) {
        return Stream.concat(Stream.of(parent), parent.descendants()).toList();
    }

    private static void signal(String signal, List<ProcessHandle> processes) {
        String pids = processes.stream().map(one -> Long.toString(one.pid())).collect(Collectors.joining(" "));
        Programs.run(SIGNAL_PATIENCE, "sh", "-c", "kill -" + signal + " " + pids);
    }

    private static void killAll(List<ProcessHandle> family) {
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(handle -> awaitEnd(handle, KILL_PATIENCE));
    }

    /** Asks again and again: the JDK's own wait for a process that is not our child takes up to two seconds longer. */
    private static boolean awaitEnd(ProcessHandle handle, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (handle.isAlive()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static long startMillis(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalPartException("Interrupted", e);
        }
    }
}
