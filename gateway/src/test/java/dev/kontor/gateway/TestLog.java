package dev.kontor.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.uuid.Generators;
import dev.kontor.local.LocalKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;

/** A Kafka with the topics of the contract, to which facts are written as the connector does: in transactions, with CloudEvents headers. */
final class TestLog {
    private static final Path TOPICS = Path.of(System.getProperty("kontor.root"), "contracts", "topics.yaml");
    /** Of a topic that has old facts. */
    static final String OLD_TYPE = "kontor.analytics.sla-timer.started.v1";

    private static final int PARTITIONS = 3;
    private static final Clock CLOCK = Clock.systemUTC();

    private final LocalKafka kafka;
    private final KafkaProducer<String, String> producer;
    private final List<String> old = new ArrayList<>();

    private TestLog(LocalKafka kafka) {
        this.kafka = kafka;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "transactional.id",
                        "test-connector",
                        "linger.ms",
                        1),
                new StringSerializer(),
                new StringSerializer());
        producer.initTransactions();
    }

    static TestLog start() {
        LocalKafka kafka = LocalKafka.start(Path.of("target", "it", "kafka").toAbsolutePath(), 0, 0);
        makeTopics(kafka);
        TestLog log = new TestLog(kafka);
        log.writeOld();
        return log;
    }

    /**
     * Before the gateway starts and looks how far back it may go. Not in transactions, whose marks have the broker's time; and instead of
     * what an earlier run has left.
     */
    private void writeOld() {
        Instant longAgo = CLOCK.instant().minus(Duration.ofDays(40));
        emptyOldTopic();
        try (KafkaProducer<String, String> plain = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            for (int i = 0; i < 15; i++) {
                String id = Generators.timeBasedEpochGenerator().generate().toString();
                var unused = plain.send(message(id, OLD_TYPE, UUID.randomUUID(), longAgo, "{}"));
                old.add(id);
            }
        }
    }

    private static List<String> topics() {
        try {
            List<String> names = new ArrayList<>();
            new ObjectMapper(new YAMLFactory())
                    .readTree(TOPICS.toFile())
                    .path("topics")
                    .forEach(topic -> names.add(topic.path("name").asText()));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void makeTopics(LocalKafka kafka) {
        try (Admin admin = kafka.admin()) {
            admin.createTopics(topics().stream()
                            .map(name ->
                                    new NewTopic(name, PARTITIONS, (short) 1).configs(Map.of("retention.ms", "-1")))
                            .toList())
                    .all()
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void emptyOldTopic() {
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            all.put(new TopicPartition("kontor.analytics.sla-timer", partition), RecordsToDelete.beforeOffset(-1));
        }
        try (Admin admin = kafka.admin()) {
            admin.deleteRecords(all).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ids of facts that are older than thirty days. */
    List<String> old() {
        return old;
    }

    List<String> factTopics() {
        return topics().stream()
                .filter(name -> name.matches("kontor\\.[a-z-]+\\.[a-z-]+") && !name.endsWith("dead-letter"))
                .toList();
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** One fact of each of the records, in one transaction. Its id. */
    List<String> write(String type, Instant at, String json, UUID... subjects) {
        List<String> ids = new ArrayList<>();
        producer.beginTransaction();
        for (UUID subject : subjects) {
            String id = Generators.timeBasedEpochGenerator().generate().toString();
            var unused = producer.send(message(id, type, subject, at, json));
            ids.add(id);
        }
        producer.commitTransaction();
        return ids;
    }

    String write(String type, UUID subject) {
        return write(type, CLOCK.instant(), "{\"at\": 1}", subject).get(0);
    }

    /** What nobody may ever see. */
    void writeAndAbort(String type, UUID subject) {
        producer.beginTransaction();
        var unused = producer.send(message(UUID.randomUUID().toString(), type, subject, CLOCK.instant(), "{}"));
        producer.flush();
        producer.abortTransaction();
    }

    private static ProducerRecord<String, String> message(
            String id, String type, UUID subject, Instant at, String json) {
        String[] words = type.split("\\.");
        ProducerRecord<String, String> message = new ProducerRecord<>(
                String.join(".", words[0], words[1], words[2]), null, at.toEpochMilli(), subject.toString(), json);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_type",
                        type,
                        "ce_source",
                        "/" + words[1],
                        "ce_subject",
                        subject.toString(),
                        "ce_time",
                        at.toString(),
                        "ce_aggregateversion",
                        "7",
                        "ce_transactionid",
                        "42",
                        "content-type",
                        "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }
}
