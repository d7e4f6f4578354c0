package dev.kontor.gateway.stream;

import dev.kontor.gateway.stream.EventLog.View;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Follows all fact topics into the ring, and begins anew whenever Kafka was away or has other partitions. */
final class Tailer implements Runnable {
    private static final Logger LOG = Logger.getLogger(Tailer.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long AGAIN_MILLIS = 1_000;
    /** How often Kafka is asked whether it is there, and for its topics. */
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final Duration LOOK_PATIENCE = Duration.ofSeconds(2);
    /** How long the oldest valid positions are remembered. */
    private static final long HORIZON_NANOS = TimeUnit.MINUTES.toNanos(10);

    private static final FactFilter EVERYTHING = new FactFilter(List.of(), null);

    private final EventLog log;
    private final LogClients clients;
    private final FactTopics topics;
    private final StreamConfig config;
    private final Clock clock;
    private final AccessChanges changes;
    private final Runnable moved;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Consumer<byte[], byte[]> current;

    Tailer(
            EventLog log,
            LogClients clients,
            FactTopics topics,
            StreamConfig config,
            Clock clock,
            AccessChanges changes,
            Runnable moved) {
        this.log = log;
        this.clients = clients;
        this.topics = topics;
        this.config = config;
        this.clock = clock;
        this.changes = changes;
        this.moved = moved;
    }

    void stop() {
        stopped.countDown();
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    @Override
    public void run() {
        while (!isStopped()) {
            try (Consumer<byte[], byte[]> consumer = clients.forTail()) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                LOG.debug("Asked to stop");
            } catch (KafkaException e) {
                LOG.warnf("The event log is not read: %s", e.getMessage());
                log.setReachable(false);
                pause();
            }
        }
    }

    private void pause() {
        try {
            if (stopped.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.debug("Asked to stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    /** Until the partitions change. */
    private void follow(Consumer<byte[], byte[]> consumer) {
        Layout layout = look(consumer);
        if (layout.size() == 0) {
            throw new KafkaException("There is no topic of facts yet");
        }
        Ring ring = begin(consumer, layout);
        changes.somethingMayHaveChanged();
        log.setReachable(true);
        moved.run();
        long lookedNanos = System.nanoTime();
        long horizonNanos = lookedNanos;
        while (!isStopped()) {
            append(consumer, ring);
            long now = System.nanoTime();
            if (now - horizonNanos > HORIZON_NANOS) {
                begin(consumer, layout);
                horizonNanos = now;
            }
            if (now - lookedNanos > LOOK_NANOS) {
                if (!look(consumer).equals(layout)) {
                    return;
                }
                lookedNanos = System.nanoTime();
            }
        }
    }

    /** The ring that there was goes on where it ended, so that its streams notice nothing; otherwise a new one begins at the end of the log. */
    private Ring begin(Consumer<byte[], byte[]> consumer, Layout layout) {
        Positions oldest = Horizon.read(consumer, layout, clock.instant().minus(config.window()));
        consumer.assign(layout.partitions());
        Positions ends = Positions.of(layout, consumer.endOffsets(layout.partitions()));
        View before = log.view();
        Ring ring = before != null && goesOn(before.ring(), oldest, ends)
                ? before.ring()
                : new Ring(ends, config.ringFacts(), config.ringBytes().asLongValue());
        Positions from = ring.end().positions();
        layout.partitions().forEach(partition -> consumer.seek(partition, from.get(number(layout, partition))));
        log.show(new View(ring, oldest));
        return ring;
    }

    private static boolean goesOn(Ring ring, Positions oldest, Positions ends) {
        Positions end = ring.end().positions();
        return ring.layout().equals(ends.layout()) && end.covers(oldest) && ends.covers(end);
    }

    private Layout look(Consumer<byte[], byte[]> consumer) {
        Map<String, List<PartitionInfo>> there = consumer.listTopics(LOOK_PATIENCE);
        SortedMap<String, Integer> partitions = new TreeMap<>();
        for (String topic : topics.names()) {
            List<PartitionInfo> found = there.getOrDefault(topic, List.of());
            if (!found.isEmpty()) {
                partitions.put(topic, found.size());
            }
        }
        return new Layout(partitions);
    }

    private void append(Consumer<byte[], byte[]> consumer, Ring ring) {
        ConsumerRecords<byte[], byte[]> messages = consumer.poll(POLL);
        Layout layout = ring.layout();
        List<Fact> facts = new ArrayList<>(messages.count());
        long now = clock.millis();
        for (ConsumerRecord<byte[], byte[]> message : messages) {
            Fact fact = CatchUp.fact(message, layout.number(message.topic(), message.partition()), EVERYTHING, now);
            if (fact != null) {
                changes.hear(fact);
                facts.add(fact);
            }
        }
        Positions after = Positions.of(layout, Map.of());
        for (TopicPartition partition : layout.partitions()) {
            after.set(number(layout, partition), consumer.position(partition));
        }
        ring.append(facts, after);
        if (!facts.isEmpty()) {
            moved.run();
        }
    }

    private static int number(Layout layout, TopicPartition partition) {
        return layout.number(partition.topic(), partition.partition());
    }
}
