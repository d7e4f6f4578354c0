package dev.kontor.platformtest;

import dev.kontor.platform.id.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Sends events to the service under test as Debezium would: CloudEvents headers, key = subject. Close it after the test class. */
public final class Events implements AutoCloseable {
    private static final Clock CLOCK = Clock.systemUTC();

    private final KafkaProducer<String, String> producer;

    public Events() {
        Properties properties = new Properties();
        properties.put(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
    }

    /** A fact or state of the given type, e.g. {@code kontor.contacts.person.state.v1}; waits until the broker has it. */
    public UUID send(String type, UUID subject, long version, @Nullable String json) {
        UUID id = Ids.next();
        resend(id, type, subject, version, json);
        return id;
    }

    /** The same with an id of the test's own, for repetitions. */
    public void resend(UUID id, String type, UUID subject, long version, @Nullable String json) {
        send(message(id, type, subject, version, json));
    }

    /** The same as part of a trace: {@code 00-<trace>-<span>-01}. */
    public void trace(String traceparent, UUID id, String type, UUID subject, long version, @Nullable String json) {
        ProducerRecord<String, String> message = message(id, type, subject, version, json);
        message.headers().add("traceparent", traceparent.getBytes(StandardCharsets.UTF_8));
        send(message);
    }

    private static ProducerRecord<String, String> message(
            UUID id, String type, UUID subject, long version, @Nullable String json) {
        ProducerRecord<String, String> message = new ProducerRecord<>(topic(type), subject.toString(), json);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id.toString(),
                        "ce_type",
                        type,
                        "ce_source",
                        "/" + type.split("\\.")[1],
                        "ce_subject",
                        subject.toString(),
                        "ce_time",
                        CLOCK.instant().toString(),
                        "ce_aggregateversion",
                        Long.toString(version),
                        "ce_correlationid",
                        Ids.next().toString(),
                        "ce_actor",
                        "system:test",
                        "content-type",
                        "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        // As Debezium does where a column has no value.
        List.of("ce_causationid", "traceparent")
                .forEach(name -> message.headers().add(name, null));
        return message;
    }

    /** Any record, for poison. */
    public void send(ProducerRecord<String, String> message) {
        try {
            producer.send(message).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String topic(String type) {
        String[] words = type.split("\\.");
        String facts = String.join(".", words[0], words[1], words[2]);
        return "state".equals(words[3]) ? facts + ".state" : facts;
    }

    @Override
    public void close() {
        producer.close();
    }
}
