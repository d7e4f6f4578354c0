package dev.kontor.platformtest;

import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Topics behind an export's hand-over, as an integrator reads them. */
public final class Tail {
    private static final Duration POLL = Duration.ofMillis(200);

    /**
     * A record as an integrator reads it.
     *
     * @param value null for a tombstone
     */
    public record Message(
            String key, String type, long version, @Nullable String value) {}

    private Tail() {}

    /** The first offset of each partition to read, as the job tells. */
    public static Map<Integer, Long> offsets(JsonPath job, String topic) {
        Map<Integer, Long> offsets = new TreeMap<>();
        List<Map<String, Integer>> partitions =
                job.param("topic", topic).getList("handOver.topics.find { it.topic == topic }.partitions");
        for (Map<String, Integer> partition : partitions) {
            Integer offset = Objects.requireNonNull(partition.get("offset"));
            offsets.put(Objects.requireNonNull(partition.get("partition")), offset.longValue());
        }
        return offsets;
    }

    /** From the hand-over to the end. */
    public static List<Message> read(JsonPath job, String topic) {
        return read(topic, offsets(job, topic));
    }

    /** From the beginning to the end. */
    public static List<Message> all(String topic) {
        Map<Integer, Long> beginning = ends(topic);
        beginning.replaceAll((partition, end) -> 0L);
        return read(topic, beginning);
    }

    /** Where each partition ends now. */
    public static Map<Integer, Long> ends(String topic) {
        try (KafkaConsumer<String, String> consumer = consumer()) {
            Map<Integer, Long> ends = new TreeMap<>();
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.endOffsets(partitions).forEach((partition, end) -> ends.put(partition.partition(), end));
            return ends;
        }
    }

    /** Adds records of one transaction, about equally many to each partition. */
    public static void write(String topic, int count, String transactionId) {
        int partitions = ends(topic).size();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers()),
                new StringSerializer(),
                new StringSerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                ProducerRecord<String, String> message =
                        new ProducerRecord<>(topic, i % partitions, "written-" + i, "{}");
                header(message, "ce_transactionid", transactionId);
                header(message, "ce_aggregateversion", "1");
                header(message, "ce_type", topic + ".revised.v1");
                sent.add(producer.send(message));
            }
            for (Future<RecordMetadata> message : sent) {
                message.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<Message> read(String topic, Map<Integer, Long> from) {
        try (KafkaConsumer<String, String> consumer = consumer()) {
            List<TopicPartition> partitions = from.keySet().stream()
                    .map(partition -> new TopicPartition(topic, partition))
                    .toList();
            consumer.assign(partitions);
            partitions.forEach(
                    partition -> consumer.seek(partition, Objects.requireNonNull(from.get(partition.partition()))));
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Message> messages = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(message -> messages.add(message(message)));
            }
            return messages;
        }
    }

    private static Message message(ConsumerRecord<String, String> message) {
        return new Message(
                message.key(),
                header(message, "ce_type"),
                Long.parseLong(header(message, "ce_aggregateversion")),
                message.value());
    }

    private static String header(ConsumerRecord<?, ?> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static void header(ProducerRecord<?, ?> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private static String servers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }
}
