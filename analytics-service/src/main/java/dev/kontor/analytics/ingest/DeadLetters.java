package dev.kontor.analytics.ingest;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sets a poison record aside with the reason, under the header names that SmallRye's dead letters have, so that one replay reads both.
 * It is sent before its offset moves: a crash between the two repeats the letter and loses none.
 */
@ApplicationScoped
class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final String TOPIC = "kontor.analytics.dead-letter";
    private static final int MAX_REASON = 1_000;

    private final String bootstrapServers;

    @Nullable
    private KafkaProducer<String, String> producer;

    DeadLetters(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    void send(ConsumerRecord<String, String> poison, Throwable reason) {
        LOG.errorf("Poison at %s-%d@%d: %s", poison.topic(), poison.partition(), poison.offset(), reason.getMessage());
        ProducerRecord<String, String> letter = new ProducerRecord<>(TOPIC, poison.key(), poison.value());
        poison.headers().forEach(header -> letter.headers().add(header));
        String message = String.valueOf(reason.getMessage());
        header(letter, "dead-letter-reason", message.substring(0, Math.min(message.length(), MAX_REASON)));
        header(letter, "dead-letter-exception-class-name", reason.getClass().getName());
        header(letter, "dead-letter-topic", poison.topic());
        header(letter, "dead-letter-partition", Integer.toString(poison.partition()));
        header(letter, "dead-letter-offset", Long.toString(poison.offset()));
        try {
            producer().send(letter).get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The dead letter was not accepted", e);
        }
    }

    /** Made when the first poison comes, which in most installations is never. */
    private synchronized KafkaProducer<String, String> producer() {
        if (producer == null) {
            Map<String, Object> settings = Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.ACKS_CONFIG, "all");
            producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        }
        return producer;
    }

    private static void header(ProducerRecord<String, String> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close();
        }
    }
}
