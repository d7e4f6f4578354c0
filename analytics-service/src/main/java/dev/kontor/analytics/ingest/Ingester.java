package dev.kontor.analytics.ingest;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * One consumer on one thread. SmallRye's channels hand over record by record, and a transaction for each would cost a hundred times
 * what this does. Facts are read from where the offset table says; after any failure the partitions are placed there anew, so a batch
 * is written whole or read again.
 */
final class Ingester implements Runnable {
    /** Fact topics have three words; states have four. Timers of our own are no input: a policy about policies would feed itself. */
    static final Pattern FACTS =
            Pattern.compile("kontor\\.(contacts|deals|activity|telephony|notification)\\.(?!dead-letter$)[a-z-]+");

    /** And the commands to replay a dead letter, which have their place in the offset table like facts. */
    static final Pattern TOPICS = Pattern.compile(FACTS.pattern() + "|kontor\\.analytics\\.dead-letter\\.replay");

    private static final Logger LOG = Logger.getLogger(Ingester.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final Supplier<Consumer<String, String>> consumers;
    private final AgroalDataSource database;
    private final BatchWriter writer;
    private final CountDownLatch stop = new CountDownLatch(1);

    /** Next offset of each partition that is placed. Read and written by the ingester's thread alone, as is {@link #unplaced}. */
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    private final Set<TopicPartition> unplaced = new HashSet<>();
    /** Whether Kafka knows how far we are, for those who look there; a rebalance may refuse to hear it. */
    private boolean told = true;

    private long pauseMillis = FIRST_PAUSE_MILLIS;

    Ingester(Supplier<Consumer<String, String>> consumers, AgroalDataSource database, BatchWriter writer) {
        this.consumers = consumers;
        this.database = database;
        this.writer = writer;
    }

    /** Ends after the batch in hand. */
    void stop() {
        stop.countDown();
    }

    @Override
    public void run() {
        while (isRunning()) {
            positions.clear();
            unplaced.clear();
            try (Consumer<String, String> consumer = consumers.get()) {
                consumer.subscribe(TOPICS, new Placing(consumer));
                consume(consumer);
            } catch (RuntimeException e) {
                pause("Consumer is made anew", e);
            }
        }
    }

    private void consume(Consumer<String, String> consumer) {
        while (isRunning()) {
            try {
                place(consumer);
                ConsumerRecords<String, String> polled = consumer.poll(POLL);
                if (!polled.isEmpty()) {
                    List<ConsumerRecord<String, String>> records = new ArrayList<>(polled.count());
                    polled.forEach(records::add);
                    writer.write(records, positions);
                    told = false;
                }
                if (!told) {
                    consumer.commitAsync((offsets, failure) -> told = failure == null);
                }
                pauseMillis = FIRST_PAUSE_MILLIS;
            } catch (SQLException | FencedException | IllegalStateException e) {
                misplace(consumer, consumer.assignment());
                pause("Batch is read again", e);
            }
        }
    }

    private void place(Consumer<String, String> consumer) throws SQLException {
        if (unplaced.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            for (TopicPartition partition : unplaced) {
                long next = OffsetTable.read(connection, partition);
                positions.put(partition, next);
                if (next == 0) {
                    consumer.seekToBeginning(List.of(partition));
                } else {
                    consumer.seek(partition, next);
                }
            }
        }
        consumer.resume(unplaced);
        unplaced.clear();
    }

    /** Holds partitions still until the database has told where they are; meanwhile polling keeps the membership alive. */
    private void misplace(Consumer<String, String> consumer, Collection<TopicPartition> partitions) {
        consumer.pause(partitions);
        unplaced.addAll(partitions);
    }

    private boolean isRunning() {
        return stop.getCount() > 0;
    }

    private void pause(String what, Exception reason) {
        if (!isRunning()) {
            return;
        }
        LOG.warnf("%s in %d ms: %s", what, pauseMillis, reason);
        try {
            if (stop.await(pauseMillis, TimeUnit.MILLISECONDS)) {
                LOG.debug("stopping");
            }
        } catch (InterruptedException e) {
            stop.countDown();
            Thread.currentThread().interrupt();
        }
        pauseMillis = Math.min(pauseMillis * 2, LONGEST_PAUSE_MILLIS);
    }

    /** Rebalances. */
    private final class Placing implements ConsumerRebalanceListener {
        private final Consumer<String, String> consumer;

        Placing(Consumer<String, String> consumer) {
            this.consumer = consumer;
        }

        /** Seeks somewhere at once, else the consumer would look for the group's offsets, which mean nothing here. */
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.seekToBeginning(partitions);
            misplace(consumer, partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            positions.keySet().removeAll(partitions);
            unplaced.removeAll(partitions);
        }
    }
}
