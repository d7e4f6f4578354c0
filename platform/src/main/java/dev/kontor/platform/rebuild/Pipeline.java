package dev.kontor.platform.rebuild;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Three batches on their way at once and in their order: while one is written the next is read, and the caller fetches the one after it. Used
 * by one thread, which waits when the others are behind.
 *
 * @param <B> what is fetched
 * @param <R> what has been read of it
 */
final class Pipeline<B, R> implements AutoCloseable {
    private final Step<B, R> read;
    private final Step<R, Long> write;
    private final ExecutorService reader;
    private final ExecutorService writer;
    /** The last batch that was fetched, and the writing of the one before it. */
    private @Nullable Future<R> reading;

    private Future<Long> writing = CompletableFuture.completedFuture(0L);

    /** What is done to a batch. */
    @FunctionalInterface
    interface Step<A, Z> {
        Z take(A batch) throws Exception;
    }

    /** With a writer that tells how many records of a batch were poison. */
    Pipeline(String name, Step<B, R> read, Step<R, Long> write) {
        this.read = read;
        this.write = write;
        this.reader = thread(name + "-reader");
        this.writer = thread(name + "-writer");
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /**
     * Takes a batch; returns when the one that was taken two before it is written, with the number of its records that were poison.
     *
     * @throws Exception why a batch could not be read or written: none of the later ones will be
     */
    long push(B batch) throws Exception {
        long poison = advance();
        reading = reader.submit(() -> read.take(batch));
        return poison;
    }

    /** Returns when everything is written, with the poison of what had not been. */
    long finish() throws Exception {
        return advance() + advance();
    }

    private long advance() throws Exception {
        long poison = result(writing);
        Future<R> earlier = reading;
        reading = null;
        writing = earlier == null
                ? CompletableFuture.completedFuture(0L)
                : writer.submit(() -> write.take(result(earlier)));
        return poison;
    }

    private static <T> T result(Future<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception failure ? failure : e;
        }
    }

    /** Nothing is written after this: what came late would fall into the tables of the next rebuild. */
    @Override
    public void close() {
        writer.shutdownNow();
        reader.shutdownNow();
        // An interrupted close would leave a writer behind: it waits until the batch in hand is done.
        writer.close();
        reader.close();
    }
}
