package dev.kontor.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * One part of the platform as one local process. Whoever holds a part sees the same process as any other holder with the same folder:
 * what runs is known by the pid file, not by the Java object.
 */
public interface Part {
    /** How long a part may take to become healthy on a slow machine at its first start. */
    Duration HEALTH_PATIENCE = Duration.ofMinutes(4);

    ChildProcess process();

    default String name() {
        return process().name();
    }

    /** Ports that this part listens on, by what they are for. */
    Map<String, Integer> ports();

    /** Does what is needed once before the first start (unpack, format, build); does nothing when done already. */
    void prepare();

    /** Starts the process unless it runs; returns at once. Every port must be free. */
    void start();

    /** True when the part answers its real work, not merely when its port is open. */
    boolean isHealthy();

    /** Stops in the part's own orderly way, and by SIGKILL when that takes too long. Returns when no process is left. */
    void stop();

    default boolean isRunning() {
        return process().isAlive();
    }

    default Path logFile() {
        return process().logFile();
    }

    /** SIGKILL for the process and its children: the crash that fault tests need. Returns when they are gone. */
    default void kill() {
        process().kill();
    }

    /** Waits until healthy; fails with the end of the log as soon as the process dies. */
    default void awaitHealthy(Duration patience) {
        process().awaitUntil("is healthy", patience, this::isHealthy);
    }
}
