package dev.kontor.e2e.faults;

import dev.kontor.e2e.Platform;
import dev.kontor.local.KontorService;
import dev.kontor.local.LocalPartException;
import dev.kontor.local.LocalService;
import dev.kontor.local.LocalStack;
import dev.kontor.local.Part;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Inflicts faults on the processes of a platform and undoes them. A process suffers one at a time; what hits others meanwhile may hinder its
 * recovery, so each step is tried again until it works, within {@link #PATIENCE}.
 */
final class Afflictions {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(500);
    /** How long a woken process and the one that has replaced it live side by side. */
    private static final Duration BOTH = Duration.ofSeconds(3);

    private final LocalStack stack;
    private final Throttles throttles;
    private final Map<String, ReentrantLock> inUse = new ConcurrentHashMap<>();

    Afflictions(Platform platform) {
        this.stack = platform.stack();
        this.throttles = new Throttles(stack);
    }

    /** Returns when the platform is as before. */
    void inflict(Fault fault) {
        switch (fault.kind()) {
            case KILL ->
                alone(fault.target(), () -> {
                    stack.kill(fault.target());
                    LockSupport.parkNanos(fault.lasts().toNanos());
                    start(stack.part(fault.target()));
                });
            case LEADER_RESTART ->
                alone(fault.target(), () -> {
                    stack.part(fault.target()).stop();
                    LockSupport.parkNanos(fault.lasts().toNanos());
                    start(stack.part(fault.target()));
                });
            case FREEZE -> alone(fault.target(), () -> freeze(fault.target(), fault.lasts()));
            case RIVAL -> alone(fault.target(), () -> fight(fault.target(), fault.lasts()));
            case CUT -> untilDone(() -> throttles.cut(fault.target()));
            case BACKEND_KILL -> untilDone(throttles::killBackend);
            case SLOW_DISK -> {
                untilDone(() -> throttles.slow(fault.target()));
                LockSupport.parkNanos(fault.lasts().toNanos());
                untilDone(() -> throttles.release(fault.target()));
            }
        }
    }

    /** Starts what has died without a fault, as Kubernetes would; true if it had. */
    boolean revive(Part part) {
        ReentrantLock lock = lock(part.name());
        if (part.isRunning() || !lock.tryLock()) {
            return false;
        }
        try {
            boolean dead = !part.isRunning();
            if (dead) {
                start(part);
            }
            return dead;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it is healthy; starts it if need be. */
    void heal(Part part) {
        alone(part.name(), () -> start(part));
    }

    private void freeze(String target, Duration lasts) {
        Part part = stack.part(target);
        part.process().freeze();
        try {
            LockSupport.parkNanos(lasts.toNanos());
        } finally {
            part.process().thaw();
        }
    }

    private void fight(String target, Duration lasts) {
        LocalService rival = stack.replica(KontorService.valueOf(target.toUpperCase(Locale.ROOT)));
        Thread end = new Thread(rival::kill, "kill-" + rival.name());
        Runtime.getRuntime().addShutdownHook(end);
        try {
            start(rival);
            freeze(target, lasts);
            LockSupport.parkNanos(BOTH.toNanos());
        } finally {
            rival.kill();
            Runtime.getRuntime().removeShutdownHook(end);
        }
    }

    /** A part that does not find what it needs ends: it is started until it does. */
    private static void start(Part part) {
        untilDone(() -> {
            part.prepare();
            part.start();
            part.awaitHealthy(PATIENCE);
        });
    }

    private void alone(String target, Runnable fault) {
        ReentrantLock lock = lock(target);
        lock.lock();
        try {
            fault.run();
        } finally {
            lock.unlock();
        }
    }

    private ReentrantLock lock(String target) {
        return inUse.computeIfAbsent(target, name -> new ReentrantLock());
    }

    private static void untilDone(Runnable step) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                step.run();
                return;
            } catch (LocalPartException notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
