package dev.kontor.notification.webhook.send;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Collects outcomes while the batch before is being written, and writes them as the next one: under load batches grow by themselves.
 * While the database is away they wait here, and as they count as on the way no more is sent. Belongs to one thread.
 */
@ApplicationScoped
class Recorder {
    private static final Logger LOG = Logger.getLogger(Recorder.class);
    private static final int LARGEST_BATCH = 500;
    private static final long FAILURE_MILLIS = 1_000;

    private final RecordedOutcomes outcomes;
    private final Health health;
    private final Circuits circuits;
    private final Vertx vertx;

    private final Deque<Outcome> queue = new ArrayDeque<>();
    private int writing;
    private int largest = LARGEST_BATCH;

    Recorder(RecordedOutcomes outcomes, Health health, Circuits circuits, Vertx vertx) {
        this.outcomes = outcomes;
        this.health = health;
        this.circuits = circuits;
        this.vertx = vertx;
    }

    /** How many are not written down yet. */
    int waiting() {
        return queue.size() + writing;
    }

    /** @param written called after each batch */
    void add(Collection<Outcome> news, Runnable written) {
        queue.addAll(news);
        if (writing == 0) {
            write(written);
        }
    }

    private void write(Runnable written) {
        List<Outcome> batch = new ArrayList<>();
        while (batch.size() < largest && !queue.isEmpty()) {
            batch.add(queue.removeFirst());
        }
        if (batch.isEmpty()) {
            return;
        }
        writing = batch.size();
        record(batch)
                .subscribe()
                .with(
                        done -> {
                            largest = LARGEST_BATCH;
                            written.run();
                            next(written);
                        },
                        failure -> failed(batch, failure, written));
    }

    private Uni<Void> record(List<Outcome> batch) {
        return outcomes.add(batch)
                .chain(() -> health.count(Health.tally(batch)))
                .invoke(circuits::follow)
                .replaceWithVoid();
    }

    /** What the database refuses is tried one by one, and one that it refuses alone is left to the end of its lease. */
    private void failed(List<Outcome> batch, Throwable failure, Runnable written) {
        if (batch.size() == 1 && failure instanceof PgException) {
            LOG.errorf(
                    failure,
                    "The outcome of delivery %s is lost",
                    batch.getFirst().job().deliveryId());
        } else {
            LOG.warnf("Outcomes wait to be written: %s", failure);
            batch.reversed().forEach(queue::addFirst);
        }
        largest = 1;
        vertx.setTimer(FAILURE_MILLIS, later -> next(written));
    }

    private void next(Runnable written) {
        writing = 0;
        write(written);
    }
}
