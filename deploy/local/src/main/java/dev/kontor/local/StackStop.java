package dev.kontor.local;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One stop of a whole stack: services side by side, then what they stand on, in reverse order of starting. */
final class StackStop {
    private final List<Part> inOrder;
    private final Progress progress;

    StackStop(List<Part> inOrder, Progress progress) {
        this.inOrder = inOrder;
        this.progress = progress;
    }

    void run() {
        List<Part> services =
                inOrder.stream().filter(LocalService.class::isInstance).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(services.stream()
                            .map(part -> CompletableFuture.runAsync(() -> stop(part), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
        inOrder.stream().filter(part -> !(part instanceof LocalService)).forEach(this::stop);
    }

    private void stop(Part part) {
        if (!part.isRunning()) {
            return;
        }
        long begin = System.nanoTime();
        progress.begins(part.name(), "stopped");
        part.stop();
        progress.done(part.name(), "stopped", Duration.ofNanos(System.nanoTime() - begin));
    }
}
