package dev.kontor.e2e.load;

import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Gives a command at a fixed rate: one that was held up makes the next ones come sooner, so none is left out. */
final class OpenLoop {
    private OpenLoop() {}

    static void run(int perSecond, int count, IntConsumer command) {
        long gap = 1_000_000_000L / perSecond;
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = begin + i * gap;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            command.accept(i);
        }
    }
}
