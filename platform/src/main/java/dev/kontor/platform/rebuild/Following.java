package dev.kontor.platform.rebuild;

import dev.kontor.platform.inbox.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads topics into the shadow, batch by batch: while one is written the next is read and the one after it fetched. Tells the log how far
 * it is, which is also where it hears what is wished for, and that its connection with the lock is still there.
 */
final class Following implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Following.class);
    private static final long TELL_NANOS = Duration.ofMillis(500).toNanos();
    private static final int ATTEMPTS = 8;
    private static final long FIRST_PAUSE_MILLIS = 250;

    private final String projection;
    private final TopicRecords records;
    private final Connection own;
    private final RunLog log;
    private final CountDownLatch stop;
    private final ExecutorService reader;
    private final ExecutorService writer;
    /** The last batch that was fetched, and the writing of the one before it. */
    private Future<List<Source.Effect>> reading = CompletableFuture.completedFuture(List.of());

    private Future<Long> writing = CompletableFuture.completedFuture(0L);
    private Phase phase = Phase.LOADING;
    private long poison;
    private long told;
    private boolean switchWished;

    Following(String projection, TopicRecords records, Connection own, RunLog log, CountDownLatch stop) {
        this.projection = projection;
        this.records = records;
        this.own = own;
        this.log = log;
        this.stop = stop;
        this.reader = thread("reader");
        this.writer = thread("writer");
    }

    private ExecutorService thread(String role) {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "rebuild-" + projection + "-" + role);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Enters a phase. */
    void is(Phase next) throws SQLException {
        phase = next;
        tell();
    }

    /** Whether somebody has wished to switch in this phase. */
    boolean isSwitchWished() {
        return switchWished;
    }

    /** Reads and writes up to where the topics end now. */
    void readToEnd() throws Exception {
        readToEnd(null);
    }

    /** The same; false if it took too long. */
    boolean readToEnd(@Nullable Duration patience) throws Exception {
        long begin = System.nanoTime();
        records.aim();
        while (!records.isAtAim()) {
            if (patience != null && System.nanoTime() - begin > patience.toNanos()) {
                finish();
                return false;
            }
            push(records.next());
            if (System.nanoTime() - told > TELL_NANOS) {
                tell();
            }
        }
        finish();
        tell();
        return true;
    }

    /** Each batch one step on: the one that was read is written when the one before it has been. */
    private void push(Map<Source, List<ConsumerRecord<String, String>>> batch) throws Exception {
        poison += result(writing);
        Future<List<Source.Effect>> earlier = reading;
        writing = writer.submit(() -> write(result(earlier)));
        reading = reader.submit(() -> read(batch));
    }

    private void finish() throws Exception {
        push(Map.of());
        push(Map.of());
    }

    private static <T> T result(Future<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception failure ? failure : e;
        }
    }

    private static List<Source.Effect> read(Map<Source, List<ConsumerRecord<String, String>>> batch) {
        return batch.entrySet().stream()
                .map(part -> part.getKey().reading().read(part.getValue()))
                .toList();
    }

    private long write(List<Source.Effect> batch) throws Exception {
        long refused = 0;
        for (Source.Effect effect : batch) {
            refused += write(effect);
        }
        return refused;
    }

    private long write(Source.Effect effect) throws Exception {
        long pause = FIRST_PAUSE_MILLIS;
        for (int attempt = 1; ; attempt++) {
            try {
                return effect.write();
            } catch (Exception e) {
                if (attempt == ATTEMPTS) {
                    throw new RebuildFailed("The database did not take the new rows; the service's log tells why", e);
                }
                LOG.warnf("Rebuild of %s: %s; next attempt in %d ms", projection, e, pause);
                if (stop.await(pause, TimeUnit.MILLISECONDS)) {
                    throw new Abandoned("The service stops");
                }
                pause *= 2;
            }
        }
    }

    private void tell() throws SQLException {
        told = System.nanoTime();
        String wish = log.tell(own, projection, phase, records.read(), records.total(), poison);
        switchWished = "switch".equals(wish);
        if ("abandon".equals(wish)) {
            throw new Abandoned("An administrator abandoned it");
        }
        if (stop.getCount() == 0) {
            throw new Abandoned("The service stops");
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
