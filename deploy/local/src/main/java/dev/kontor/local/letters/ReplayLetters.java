package dev.kontor.local.letters;

import dev.kontor.local.LocalPartException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Hands records again to the consumers that refused them, and waits to see what they make of them. The command is all that is written:
 * it is what the consumer reads and what later listings find, so the two can never disagree.
 */
public final class ReplayLetters implements AutoCloseable {
    static final String REPLAY = "replay";
    static final String DISMISS = "dismiss";

    private static final int SEND_PATIENCE_SECONDS = 20;
    private static final long LOOK_MILLIS = 250;
    private static final Duration TELL_EVERY = Duration.ofSeconds(2);

    private final DeadLetters letters;
    private final KafkaProducer<String, String> producer;
    private final Consumer<String> progress;

    /** @param progress is told every two seconds who is waited for */
    public ReplayLetters(String bootstrapServers, DeadLetters letters, Consumer<String> progress) {
        this.letters = letters;
        this.progress = progress;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        TimeUnit.SECONDS.toMillis(SEND_PATIENCE_SECONDS)),
                new StringSerializer(),
                new StringSerializer());
    }

    /** A command that was sent: who is to read it, and how far he must have come for that. */
    private record Sent(String consumer, TopicPartition partition, long next) {}

    /**
     * Replays letters of one service; returns them as they are when their consumers have come to all of them, or when patience ends.
     *
     * @param patience for the consumers; what they have not come to by then stays under way and takes effect when they do
     */
    public List<Letter> replay(List<Letter> chosen, Duration patience) {
        chosen.forEach(ReplayLetters::mustBeReplayable);
        chosen.stream().map(Letter::service).distinct().forEach(this::mustHaveItsTopic);
        List<Sent> sent = chosen.stream().map(letter -> send(letter, REPLAY)).toList();
        await(sent, patience);
        return asTheyAre(chosen);
    }

    /** Settles letters without a replay; no consumer acts on it. */
    public List<Letter> dismiss(List<Letter> chosen) {
        chosen.forEach(ReplayLetters::mustWait);
        chosen.stream().map(Letter::service).distinct().forEach(this::mustHaveItsTopic);
        chosen.forEach(letter -> send(letter, DISMISS));
        return asTheyAre(chosen);
    }

    private List<Letter> asTheyAre(Collection<Letter> chosen) {
        Set<String> services = chosen.stream().map(Letter::service).collect(Collectors.toSet());
        Set<LetterPosition> positions = chosen.stream().map(Letter::position).collect(Collectors.toSet());
        return letters.of(services).stream()
                .filter(letter -> positions.contains(letter.position()))
                .toList();
    }

    private Sent send(Letter letter, String action) {
        String topic = LetterTopics.commands(letter.service());
        ProducerRecord<String, String> command = new ProducerRecord<>(topic, letter.subject(), null);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(LetterTopics.ACTION, action);
        headers.put(LetterTopics.LETTER, letter.position().toString());
        headers.put(LetterTopics.CONSUMER, letter.consumer());
        headers.put(LetterTopics.TOPIC, letter.source().topic());
        headers.put(LetterTopics.PARTITION, Integer.toString(letter.source().partition()));
        headers.put(LetterTopics.OFFSET, Long.toString(letter.source().offset()));
        headers.forEach((name, value) -> command.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            RecordMetadata at = producer.send(command).get(SEND_PATIENCE_SECONDS, TimeUnit.SECONDS);
            return new Sent(letter.consumer(), new TopicPartition(topic, at.partition()), at.offset() + 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalPartException("Interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new LocalPartException("Kafka does not take the command: " + e.getMessage(), e);
        }
    }

    private void await(List<Sent> sent, Duration patience) {
        long begin = System.nanoTime();
        long told = begin;
        while (true) {
            Map<String, Map<TopicPartition, Long>> reached =
                    sent.stream().map(Sent::consumer).distinct().collect(Collectors.toMap(c -> c, letters::committed));
            List<String> behind = sent.stream()
                    .filter(one ->
                            Objects.requireNonNull(reached.get(one.consumer())).getOrDefault(one.partition(), 0L)
                                    < one.next())
                    .map(Sent::consumer)
                    .toList();
            long now = System.nanoTime();
            if (behind.isEmpty() || now - begin > patience.toNanos()) {
                return;
            }
            if (now - told >= TELL_EVERY.toNanos()) {
                told = now;
                progress.accept(behind.size() + " of " + sent.size() + " not yet read by "
                        + String.join(", ", Set.copyOf(behind)) + " ("
                        + Duration.ofNanos(now - begin).toSeconds() + " s)");
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LocalPartException("Interrupted", e);
            }
        }
    }

    private void mustHaveItsTopic(String service) {
        String topic = LetterTopics.commands(service);
        if (!letters.exists(topic)) {
            throw new LocalPartException("There is no topic " + topic + " yet: ./kontor up makes it");
        }
    }

    private static void mustBeReplayable(Letter letter) {
        mustWait(letter);
        if (letter.consumer().isEmpty()) {
            throw new LocalPartException(
                    "Letter " + letter.position() + " does not say which consumer refused it: it was"
                            + " written by an older version. Dismiss it, and rebuild that projection");
        }
    }

    private static void mustWait(Letter letter) {
        if (!letter.isWaiting()) {
            throw new LocalPartException("Letter " + letter.position() + " of " + letter.service()
                    + " does not wait any more: " + letter.state());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
