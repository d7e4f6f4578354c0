package dev.kontor.gateway.stream;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads one page of the log for one stream: from its positions towards those of the ring. */
final class CatchUp {
    private static final Duration POLL = Duration.ofMillis(100);
    /** A page ends after this, so that streams with rare facts take turns with the others. */
    private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final int MAX_SCANNED = 20_000;
    private static final int MAX_BYTES = 32 * 1024;

    private final Positions after;
    private final Positions target;
    private final FactFilter filter;
    private final int maxFacts;
    private final long receivedMillis;
    private final List<Fact> facts = new ArrayList<>();
    private int scanned;
    private int bytes;

    /**
     * @param facts those that match, in the order of their partitions
     * @param after where to go on once all of them are handed out
     */
    record Page(List<Fact> facts, Positions after) {}

    /** @param from is kept; the page has its own copy */
    CatchUp(Positions from, Positions target, FactFilter filter, int maxFacts, long nowMillis) {
        this.after = from.copy();
        this.target = target;
        this.filter = filter;
        this.maxFacts = maxFacts;
        this.receivedMillis = nowMillis;
    }

    Page read(Consumer<byte[], byte[]> consumer) {
        after.skip(filter::wants, target);
        List<TopicPartition> behind = behind();
        if (!behind.isEmpty()) {
            consumer.assign(behind);
            behind.forEach(partition -> consumer.seek(partition, after.get(number(partition))));
            long startedNanos = System.nanoTime();
            while (!isFull() && !behind().isEmpty() && System.nanoTime() - startedNanos < TURN_NANOS) {
                take(consumer.poll(POLL));
                if (!isFull()) {
                    // Past the marks of transactions, which are no records.
                    behind.forEach(partition -> forward(partition, consumer.position(partition)));
                }
            }
        }
        return new Page(facts, after);
    }

    private List<TopicPartition> behind() {
        Layout layout = after.layout();
        return layout.partitions().stream()
                .filter(partition -> after.get(number(partition)) < target.get(number(partition)))
                .toList();
    }

    private void take(ConsumerRecords<byte[], byte[]> messages) {
        for (ConsumerRecord<byte[], byte[]> message : messages) {
            TopicPartition partition = new TopicPartition(message.topic(), message.partition());
            if (message.offset() < target.get(number(partition))) {
                if (isFull()) {
                    return;
                }
                Fact fact = fact(message, number(partition), filter, receivedMillis);
                if (fact != null) {
                    facts.add(fact);
                    bytes += fact.json().length();
                }
                scanned++;
                forward(partition, message.offset() + 1);
            }
        }
    }

    private boolean isFull() {
        return facts.size() >= maxFacts || bytes >= MAX_BYTES || scanned >= MAX_SCANNED;
    }

    private void forward(TopicPartition partition, long offset) {
        int number = number(partition);
        after.raise(number, Math.min(offset, target.get(number)));
    }

    private int number(TopicPartition partition) {
        return after.layout().number(partition.topic(), partition.partition());
    }

    /** Null when the record is no CloudEvent or does not match. */
    static @Nullable Fact fact(
            ConsumerRecord<byte[], byte[]> message, int number, FactFilter filter, long receivedMillis) {
        String type = CloudEvents.type(message);
        String subject = CloudEvents.subject(message);
        if (type == null || !filter.matches(type, subject)) {
            return null;
        }
        Buffer json = CloudEvents.json(message);
        return json == null
                ? null
                : new Fact(
                        number,
                        message.offset(),
                        message.topic(),
                        type,
                        subject,
                        message.timestamp(),
                        receivedMillis,
                        json);
    }
}
