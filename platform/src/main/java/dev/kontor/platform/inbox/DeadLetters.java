package dev.kontor.platform.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
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
 * Sets a poison record aside in {@code kontor.<service>.dead-letter} with the reason, where it came from and which consumer refused it. It
 * is sent before its offset moves: a crash between the two repeats the letter and loses none.
 *
 * <p>A letter from a state topic has no value: the topic itself holds it for as long as it is true, and a person who is erased must not
 * live on in a letter.
 */
@ApplicationScoped
public class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int MAX_REASON = 1_000;
    private static final String METER = "kontor.dead.letters";

    private final String bootstrapServers;
    private final String topic;
    private final MeterRegistry meters;

    @Nullable
    private KafkaProducer<String, String> producer;

    DeadLetters(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "quarkus.application.name") String service,
            MeterRegistry meters) {
        this.bootstrapServers = bootstrapServers;
        this.topic = LetterHeaders.letters(service);
        this.meters = meters;
    }

    /**
     * Returns when Kafka has the letter; blocks.
     *
     * @param consumer group that refused the record, and to which alone it may be handed again
     */
    public void send(ConsumerRecord<String, String> poison, String consumer, Throwable reason) {
        String message = Reason.of(reason);
        LOG.errorf(
                "Poison for %s at %s-%d@%d: %s",
                consumer, poison.topic(), poison.partition(), poison.offset(), message);
        String value = LetterHeaders.isState(poison.topic()) ? null : poison.value();
        ProducerRecord<String, String> letter = new ProducerRecord<>(topic, poison.key(), value);
        poison.headers().forEach(header -> letter.headers().add(header));
        Map.of(
                        LetterHeaders.REASON,
                        message.substring(0, Math.min(message.length(), MAX_REASON)),
                        LetterHeaders.EXCEPTION,
                        reason.getClass().getName(),
                        LetterHeaders.CONSUMER,
                        consumer,
                        LetterHeaders.TOPIC,
                        poison.topic(),
                        LetterHeaders.PARTITION,
                        Integer.toString(poison.partition()),
                        LetterHeaders.OFFSET,
                        Long.toString(poison.offset()))
                .forEach((name, text) -> LetterHeaders.set(letter.headers(), name, text));
        try {
            producer().send(letter).get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The dead letter was not accepted", e);
        }
        meters.counter(METER, "topic", poison.topic(), "consumer", consumer).increment();
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

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close();
        }
    }
}
