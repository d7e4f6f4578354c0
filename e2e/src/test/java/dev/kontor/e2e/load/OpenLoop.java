package dev.kontor.e2e.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Starts a command at a fixed rate, whether or not the ones before have been answered. */
final class OpenLoop {
    private static final int THREADS = 16;

    private OpenLoop() {}

    static void run(int perSecond, int count, IntConsumer command) throws Exception {
        long gap = 1_000_000_000L / perSecond;
        long begin = System.nanoTime();
        List<Future<?>> commands = new ArrayList<>(count);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < count; i++) {
                long due = begin + i * gap;
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                int number = i;
                commands.add(threads.submit(() -> command.accept(number)));
            }
            for (Future<?> done : commands) {
                done.get();
            }
        }
    }
}
