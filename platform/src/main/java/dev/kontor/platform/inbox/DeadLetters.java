package dev.kontor.platform.inbox;

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
 * Sets a poison record aside in {@code kontor.<service>.dead-letter} with the reason and where it came from. It is sent before its offset
 * moves: a crash between the two repeats the letter and loses none.
 */
@ApplicationScoped
public class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int MAX_REASON = 1_000;

    private final String bootstrapServers;
    private final String topic;

    @Nullable
    private KafkaProducer<String, String> producer;

    DeadLetters(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.bootstrapServers = bootstrapServers;
        this.topic = "kontor." + service + ".dead-letter";
    }

    /** Returns when Kafka has the letter; blocks. */
    public void send(ConsumerRecord<String, String> poison, Throwable reason) {
        String message = String.valueOf(reason.getMessage());
        LOG.errorf("Poison at %s-%d@%d: %s", poison.topic(), poison.partition(), poison.offset(), message);
        ProducerRecord<String, String> letter = new ProducerRecord<>(topic, poison.key(), poison.value());
        poison.headers().forEach(header -> letter.headers().add(header));
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

    private static void header(ProducerRecord<?, ?> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close();
        }
    }
}
