package dev.kontor.platform.exports;

import dev.kontor.platform.exports.HandOver.PartitionOffset;
import dev.kontor.platform.exports.HandOver.TopicOffsets;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Finds the first record of each partition behind a cut: the first that the snapshot does not see. Read from the end backwards in steps
 * that grow, so that it costs what was written since and not what was written ever. Blocks.
 */
@ApplicationScoped
class FirstOffsets {
    private static final String TRANSACTION_ID = "ce_transactionid";
    private static final long FIRST_STEP = 256;
    private static final int GROWTH = 4;
    private static final Duration POLL = Duration.ofMillis(200);
    /** Shorter than the lease that the attempt has meanwhile. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String bootstrapServers;
    private final Clock clock;

    FirstOffsets(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers, Clock clock) {
        this.bootstrapServers = bootstrapServers;
        this.clock = clock;
    }

    List<TopicOffsets> find(List<String> topics, Snapshot snapshot) {
        Instant deadline = clock.instant().plus(PATIENCE);
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicOffsets> found = new ArrayList<>();
            for (String topic : topics) {
                List<PartitionOffset> offsets = new ArrayList<>();
                for (PartitionInfo info : consumer.partitionsFor(topic)) {
                    TopicPartition partition = new TopicPartition(topic, info.partition());
                    long offset = new Tail(consumer, partition, snapshot, deadline).firstUnseen();
                    offsets.add(new PartitionOffset(info.partition(), offset));
                }
                offsets.sort(Comparator.comparingInt(PartitionOffset::partition));
                found.add(new TopicOffsets(topic, offsets));
            }
            return found;
        }
    }

    /** The end of one partition. */
    private final class Tail {
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final TopicPartition partition;
        private final Snapshot snapshot;
        private final Instant deadline;
        /** Everything from here to the end is unseen, as far as is known. */
        private long unseenFrom;

        private boolean sawSeen;

        Tail(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, Snapshot snapshot, Instant deadline) {
            this.consumer = consumer;
            this.partition = partition;
            this.snapshot = snapshot;
            this.deadline = deadline;
        }

        long firstUnseen() {
            List<TopicPartition> only = List.of(partition);
            consumer.assign(only);
            long begin = Objects.requireNonNull(consumer.beginningOffsets(only).get(partition));
            long end = Objects.requireNonNull(consumer.endOffsets(only).get(partition));
            unseenFrom = end;
            long from = end;
            for (long step = FIRST_STEP; !sawSeen && from > begin; step *= GROWTH) {
                from = Math.max(begin, end - step);
                scan(from, unseenFrom);
            }
            return unseenFrom;
        }

        /** Offsets may be missing: compaction takes records away, and the marks of transactions are none. */
        private void scan(long from, long until) {
            consumer.seek(partition, from);
            while (consumer.position(partition) < until) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                    if (message.offset() >= until) {
                        return;
                    }
                    if (!isSeen(message)) {
                        unseenFrom = message.offset();
                        return;
                    }
                    sawSeen = true;
                }
                if (clock.instant().isAfter(deadline)) {
                    throw new IllegalStateException("Kafka was too slow to tell the end of " + partition);
                }
            }
        }

        /** A record of unknown origin cannot be a change behind the cut. */
        private boolean isSeen(ConsumerRecord<?, ?> message) {
            Header header = message.headers().lastHeader(TRANSACTION_ID);
            return header == null
                    || snapshot.sees(Long.parseUnsignedLong(new String(header.value(), StandardCharsets.UTF_8)));
        }
    }
}
