package dev.kontor.platform.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How many of the service's dead letters nobody has replayed or dismissed, counted from the two topics alone: a restart, another replica
 * and {@code ./kontor dlq} all see the same. Every replica tells the number of all, so take the greatest of them and not the sum.
 */
@ApplicationScoped
class WaitingLetters {
    private static final Logger LOG = Logger.getLogger(WaitingLetters.class);
    private static final String METER = "kontor.dead.letters.waiting";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int MAX_FETCH_BYTES = 1024 * 1024;
    private static final Pattern PLACE = Pattern.compile("(\\d{1,5})-(\\d{1,9})");

    private final String bootstrapServers;
    private final String letterTopic;
    private final String commandTopic;

    /** By partition of the letters' topic: a bit for each offset, which costs a byte for eight letters there ever were. */
    private final Map<Integer, BitSet> letters = new HashMap<>();

    private final Map<Integer, BitSet> settled = new HashMap<>();
    private volatile int waiting;

    @Nullable
    private KafkaConsumer<byte[], byte[]> consumer;

    WaitingLetters(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "quarkus.application.name") String service,
            MeterRegistry meters) {
        this.bootstrapServers = bootstrapServers;
        this.letterTopic = LetterHeaders.letters(service);
        this.commandTopic = LetterHeaders.commands(service);
        meters.gauge(METER, this, WaitingLetters::count);
    }

    /** As of the last look. */
    int count() {
        return waiting;
    }

    /** Reads on from where the last look ended. */
    @Scheduled(
            every = "{kontor.dead-letters.look-every}",
            delayed = "{kontor.dead-letters.first-look-after}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void look() {
        try {
            KafkaConsumer<byte[], byte[]> reader = open();
            if (!reader.assignment().isEmpty()) {
                readOn(reader);
                forgetTheExpired(reader);
                waiting = letters.entrySet().stream()
                        .mapToInt(some -> unsettled(some.getKey(), some.getValue()))
                        .sum();
            }
        } catch (KafkaException e) {
            LOG.debugf("Dead letters were not counted: %s", e);
        }
    }

    private KafkaConsumer<byte[], byte[]> open() {
        KafkaConsumer<byte[], byte[]> reader = consumer;
        if (reader == null) {
            Map<String, Object> settings = Map.of(
                    ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                    ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                    ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MAX_FETCH_BYTES,
                    ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MAX_FETCH_BYTES);
            reader = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            consumer = reader;
        }
        if (reader.assignment().isEmpty()) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (String topic : List.of(letterTopic, commandTopic)) {
                reader.partitionsFor(topic)
                        .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
            }
            // Both or neither: without the commands every letter would seem to wait.
            if (partitions.stream().map(TopicPartition::topic).distinct().count() == 2) {
                reader.assign(partitions);
                reader.seekToBeginning(partitions);
            }
        }
        return reader;
    }

    private void readOn(KafkaConsumer<byte[], byte[]> reader) {
        Map<TopicPartition, Long> ends = reader.endOffsets(reader.assignment());
        while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
            reader.poll(POLL).forEach(this::note);
        }
    }

    private void note(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(letterTopic)) {
            bits(letters, record.partition()).set(Math.toIntExact(record.offset()));
            return;
        }
        String about = LetterHeaders.get(record.headers(), LetterHeaders.LETTER);
        var place = PLACE.matcher(about == null ? "" : about);
        if (place.matches()) {
            bits(settled, Integer.parseInt(place.group(1))).set(Integer.parseInt(place.group(2)));
        }
    }

    private void forgetTheExpired(KafkaConsumer<byte[], byte[]> reader) {
        reader.beginningOffsets(reader.assignment()).forEach((partition, begin) -> {
            if (partition.topic().equals(letterTopic)) {
                bits(letters, partition.partition()).clear(0, Math.toIntExact(begin));
            }
        });
    }

    private int unsettled(int partition, BitSet written) {
        BitSet left = (BitSet) written.clone();
        left.andNot(bits(settled, partition));
        return left.cardinality();
    }

    private static BitSet bits(Map<Integer, BitSet> of, int partition) {
        return of.computeIfAbsent(partition, key -> new BitSet());
    }

    @PreDestroy
    synchronized void close() {
        if (consumer != null) {
            consumer.close();
        }
    }
}
