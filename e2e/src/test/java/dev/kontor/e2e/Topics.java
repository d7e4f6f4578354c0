package dev.kontor.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads topics from their beginning to where they end now. */
public final class Topics {
    private static final String DEAD_LETTERS = ".dead-letter";
    private static final Duration POLL = Duration.ofMillis(200);

    /**
     * An event as a consumer sees it.
     *
     * @param transaction the service and its transaction
     * @param value null for a tombstone
     */
    public record Event(
            String topic,
            String id,
            String type,
            String subject,
            String key,
            long version,
            String transaction,
            int transactionSequence,
            int transactionSize,
            @Nullable String value) {
        static Event from(ConsumerRecord<String, @Nullable String> message) {
            return new Event(
                    message.topic(),
                    header(message, "ce_id"),
                    header(message, "ce_type"),
                    header(message, "ce_subject"),
                    message.key(),
                    Long.parseLong(header(message, "ce_aggregateversion")),
                    header(message, "ce_source") + "/" + header(message, "ce_transactionid"),
                    Integer.parseInt(header(message, "ce_transactionsequence")),
                    Integer.parseInt(header(message, "ce_transactionsize")),
                    message.value());
        }

        private static String header(ConsumerRecord<?, ?> message, String name) {
            Header header = message.headers().lastHeader(name);
            if (header == null) {
                throw new AssertionError(message.topic() + " has a record without " + name);
            }
            return new String(header.value(), StandardCharsets.UTF_8);
        }
    }

    private Topics() {}

    public static List<Event> facts(Platform platform) {
        return read(platform, name -> isDomain(name) && !name.endsWith(".state"));
    }

    public static List<Event> states(Platform platform) {
        return read(platform, name -> isDomain(name) && name.endsWith(".state"));
    }

    public static List<Event> read(Platform platform, Predicate<String> topic) {
        List<Event> events = new ArrayList<>();
        forEach(platform, topic, events::add);
        return events;
    }

    /** The same for topics that do not fit into memory. */
    public static void forEach(Platform platform, Predicate<String> topic, Consumer<Event> work) {
        try (KafkaConsumer<String, @Nullable String> consumer = platform.consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            toTheEnd(consumer, work);
        }
    }

    /** Records that the services could not take in and set aside. */
    public static long deadLetters(Platform platform) {
        try (KafkaConsumer<String, @Nullable String> consumer = platform.consumer()) {
            List<TopicPartition> partitions = partitions(consumer, name -> name.endsWith(DEAD_LETTERS));
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            return consumer.endOffsets(partitions).entrySet().stream()
                    .mapToLong(end -> end.getValue() - begins.getOrDefault(end.getKey(), 0L))
                    .sum();
        }
    }

    /** The committed records from these offsets to where the partitions end now. */
    public static List<Event> readFrom(Platform platform, Map<TopicPartition, Long> offsets) {
        try (KafkaConsumer<String, @Nullable String> consumer = platform.committedConsumer()) {
            consumer.assign(offsets.keySet());
            offsets.forEach(consumer::seek);
            List<Event> events = new ArrayList<>();
            toTheEnd(consumer, events::add);
            return events;
        }
    }

    private static List<TopicPartition> partitions(
            KafkaConsumer<String, @Nullable String> consumer, Predicate<String> topic) {
        return consumer.listTopics().entrySet().stream()
                .filter(entry -> topic.test(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private static void toTheEnd(KafkaConsumer<String, @Nullable String> consumer, Consumer<Event> work) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(message -> work.accept(Event.from(message)));
        }
    }

    private static boolean isDomain(String name) {
        return name.startsWith("kontor.") && !name.contains(DEAD_LETTERS);
    }
}
