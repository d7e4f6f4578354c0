package dev.kontor.platform.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Commands to hand a dead letter's record again to the consumer that refused it. A command says where the record is and who is meant; it
 * carries no value, so what is replayed is what the source topic holds, byte for byte.
 *
 * <p>A state that a newer one or a tombstone has followed is passed over: a copy that was deleted since must not come back.
 */
@ApplicationScoped
public class Replays {
    private static final Logger LOG = Logger.getLogger(Replays.class);

    private final SourceTopics sources;
    private final String topic;

    Replays(SourceTopics sources, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.sources = sources;
        this.topic = LetterHeaders.commands(service);
    }

    /** The topic that carries the commands; every consumer of the service reads it. */
    public String topic() {
        return topic;
    }

    /**
     * Puts in the place of each command the record that it means, if it means this consumer. Blocks while commands are looked up.
     *
     * @throws org.apache.kafka.common.KafkaException Kafka is away: try again
     */
    public List<ConsumerRecord<String, String>> resolve(
            Iterable<ConsumerRecord<String, String>> batch, String consumer) {
        List<ConsumerRecord<String, String>> resolved = new ArrayList<>();
        for (ConsumerRecord<String, String> message : batch) {
            ConsumerRecord<String, String> meant = topic.equals(message.topic()) ? meant(message, consumer) : message;
            if (meant != null) {
                resolved.add(meant);
            }
        }
        return resolved;
    }

    private @Nullable ConsumerRecord<String, String> meant(ConsumerRecord<String, String> command, String consumer) {
        if (!consumer.equals(LetterHeaders.get(command.headers(), LetterHeaders.CONSUMER))
                || !LetterHeaders.REPLAY.equals(LetterHeaders.get(command.headers(), LetterHeaders.ACTION))) {
            return null;
        }
        String name = LetterHeaders.get(command.headers(), LetterHeaders.TOPIC);
        String letter = LetterHeaders.get(command.headers(), LetterHeaders.LETTER);
        try {
            int partition = Integer.parseInt(LetterHeaders.get(command.headers(), LetterHeaders.PARTITION));
            long offset = Long.parseLong(LetterHeaders.get(command.headers(), LetterHeaders.OFFSET));
            ConsumerRecord<String, String> record =
                    name == null || letter == null ? null : sources.read(name, partition, offset);
            LOG.infof(
                    "Replay of letter %s for %s: %s-%d@%d%s",
                    letter, consumer, name, partition, offset, record == null ? " is gone or superseded" : "");
            if (record != null && letter != null) {
                LetterHeaders.set(record.headers(), LetterHeaders.LETTER, letter);
            }
            return record;
        } catch (NumberFormatException e) {
            LOG.warnf(
                    "The command at %s-%d@%d names no record", command.topic(), command.partition(), command.offset());
            return null;
        }
    }
}
