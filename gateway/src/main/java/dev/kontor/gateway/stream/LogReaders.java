package dev.kontor.gateway.stream;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;

/** A few threads, each with a consumer of its own, that read older parts of the log for whoever asks; the queue before them is bounded. */
@Singleton
class LogReaders {
    private static final long CLOSE_SECONDS = 2;

    private final LogClients clients;
    private final ThreadPoolExecutor threads;
    private final Map<Thread, Consumer<byte[], byte[]>> consumers = new ConcurrentHashMap<>();

    LogReaders(LogClients clients, StreamConfig config) {
        this.clients = clients;
        this.threads = new ThreadPoolExecutor(
                config.readers(),
                config.readers(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.readersWaiting()),
                Thread.ofPlatform().daemon().name("event-pages-", 0).factory());
    }

    /** Fails with {@link RejectedExecutionException} when too much waits already. The answer comes on the reader's thread. */
    <T> Future<T> read(Function<Consumer<byte[], byte[]>, T> work) {
        Promise<T> answer = Promise.promise();
        try {
            threads.execute(() -> run(work, answer));
        } catch (RejectedExecutionException e) {
            answer.fail(e);
        }
        return answer.future();
    }

    private <T> void run(Function<Consumer<byte[], byte[]>, T> work, Promise<T> answer) {
        try {
            answer.complete(
                    work.apply(consumers.computeIfAbsent(Thread.currentThread(), thread -> clients.forPages())));
        } catch (RuntimeException e) {
            Consumer<byte[], byte[]> broken = consumers.remove(Thread.currentThread());
            if (broken != null) {
                broken.close();
            }
            answer.tryFail(e);
        }
    }

    void close(@Observes ShutdownEvent shutdown) throws InterruptedException {
        threads.shutdownNow();
        if (threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
            consumers.values().forEach(Consumer::close);
        }
    }
}
