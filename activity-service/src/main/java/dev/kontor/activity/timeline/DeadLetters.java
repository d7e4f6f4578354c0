package dev.kontor.activity.timeline;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Sets a poison record aside with the reason, under the header names that SmallRye's dead letters have, so that one replay reads both.
 * By hand, because SmallRye would set the whole batch aside.
 */
@ApplicationScoped
class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int MAX_REASON = 1_000;

    private final MutinyEmitter<String> letters;

    DeadLetters(@Channel("timeline-dead-letters") MutinyEmitter<String> letters) {
        this.letters = letters;
    }

    Uni<Void> send(ConsumerRecord<String, String> poison, Throwable reason) {
        LOG.errorf("Poison at %s-%d@%d: %s", poison.topic(), poison.partition(), poison.offset(), reason.getMessage());
        String message = String.valueOf(reason.getMessage());
        RecordHeaders headers = new RecordHeaders(poison.headers().toArray());
        header(headers, "dead-letter-reason", message.substring(0, Math.min(message.length(), MAX_REASON)));
        header(headers, "dead-letter-exception-class-name", reason.getClass().getName());
        header(headers, "dead-letter-topic", poison.topic());
        header(headers, "dead-letter-partition", Integer.toString(poison.partition()));
        header(headers, "dead-letter-offset", Long.toString(poison.offset()));
        return letters.sendMessage(Message.of(String.valueOf(poison.value()))
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(poison.key())
                        .withHeaders(headers)
                        .build()));
    }

    private static void header(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
