package dev.kontor.e2e.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/** So many clients, each sending its next request when the last is answered: what rate do they get? */
final class ClosedLoop {
    static final int CLIENTS = 16;
    private static final long WARM_UP_NANOS = 20_000_000_000L;
    private static final long MEASURE_NANOS = 6_000_000_000L;

    /** One client's single step; true when it succeeded. */
    interface Step {
        boolean run() throws Exception;
    }

    private ClosedLoop() {}

    /** Steps per second of all clients together, after a warm-up, at least one of each; any failed step ends the run. */
    static double rate(Effort effort, Callable<Step> newClient) throws Exception {
        LongAdder done = new LongAdder();
        long begin = System.nanoTime() + effort.of(WARM_UP_NANOS);
        long end = begin + effort.of(MEASURE_NANOS);
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Step step = newClient.call();
                clients.add(threads.submit(() -> loop(step, begin, end, done)));
            }
            for (Future<?> client : clients) {
                client.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A client failed", e.getCause());
        }
        return done.sum() * 1e9 / (System.nanoTime() - begin);
    }

    private static Void loop(Step step, long begin, long end, LongAdder done) throws Exception {
        long counted = 0;
        for (long now = System.nanoTime(); now < end || counted == 0; now = System.nanoTime()) {
            if (!step.run()) {
                throw new IllegalStateException("A request was refused");
            }
            if (now >= begin) {
                counted++;
            }
        }
        done.add(counted);
        return null;
    }
}
