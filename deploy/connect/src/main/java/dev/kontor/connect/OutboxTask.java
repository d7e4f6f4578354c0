package dev.kontor.connect;

import io.debezium.config.CommonConnectorConfig;
import io.debezium.config.Configuration;
import io.debezium.connector.postgresql.PostgresConnectorTask;
import io.debezium.connector.postgresql.PostgresOffsetContext;
import io.debezium.connector.postgresql.PostgresPartition;
import io.debezium.pipeline.ChangeEventSourceCoordinator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Debezium's task, which hands batches over at fixed times, handing over whatever has come as soon as it has come. What it handed over is
 * on Kafka at once and committed {@link #TRANSACTION_NANOS} later, together with what came meanwhile. At rest it sleeps, where Debezium's
 * own turns in circles for up to a millisecond of each poll, and Connect would look its position up for each empty transaction.
 */
public class OutboxTask extends PostgresConnectorTask {
    /** Records of one poll. */
    private static final int MOST = 2048;
    /** How late an error of the reading thread is noticed while nothing comes. */
    private static final long REST_NANOS = Duration.ofMillis(500).toNanos();
    /** A transaction costs both sides as much as a hundred records. */
    private static final long TRANSACTION_NANOS = Duration.ofMillis(200).toNanos();
    /** Between two confirmations of the slot: for each the task reads its own offset back from Kafka. */
    private static final long CONFIRM_NANOS = Duration.ofSeconds(1).toNanos();

    private String connector = "";
    private boolean open;
    private long openedNanos;
    private long confirmedNanos = System.nanoTime();

    @Override
    public ChangeEventSourceCoordinator<PostgresPartition, PostgresOffsetContext> start(Configuration config) {
        connector = config.getString(CommonConnectorConfig.TOPIC_PREFIX);
        return super.start(config);
    }

    @Override
    public List<SourceRecord> doPoll() throws InterruptedException {
        List<SourceRecord> records = take(AwaitableQueue.of(connector));
        if (!open && !records.isEmpty()) {
            open = true;
            openedNanos = System.nanoTime();
        } else if (open && untilCommit() <= 0) {
            open = false;
            context.transactionContext().commitTransaction();
        }
        return records;
    }

    /** With {@code max.batch.size=1} Debezium hands a waiting record over at once; for anything larger it would wait. */
    private List<SourceRecord> take(AwaitableQueue<?> queue) throws InterruptedException {
        queue.awaitFirst(open ? Math.max(0, untilCommit()) : REST_NANOS);
        List<SourceRecord> records = new ArrayList<>(super.doPoll());
        while (queue.size() > 0 && records.size() < MOST) {
            records.addAll(super.doPoll());
        }
        return records;
    }

    private long untilCommit() {
        return openedNanos + TRANSACTION_NANOS - System.nanoTime();
    }

    /** A position that is not confirmed now is confirmed with a later one, at the latest with the next heartbeat's. */
    @Override
    public void performCommit() {
        long now = System.nanoTime();
        if (now - confirmedNanos >= CONFIRM_NANOS) {
            confirmedNanos = now;
            super.performCommit();
        }
    }
}
