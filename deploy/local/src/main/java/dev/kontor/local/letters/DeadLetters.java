package dev.kontor.local.letters;

import dev.kontor.local.LocalPartException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The letters of services, each with what became of it. */
public final class DeadLetters implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final TopicReader topics;
    private final Admin admin;

    public DeadLetters(String bootstrapServers) {
        this.topics = new TopicReader(bootstrapServers);
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** A command about a letter, as it stands in the topic. */
    private record Command(String action, String consumer, TopicPartition partition, long offset) {}

    /** All of these services, the oldest first. */
    public List<Letter> of(Collection<String> services) {
        List<Letter> all = new ArrayList<>();
        Map<String, Map<TopicPartition, Long>> committed = new HashMap<>();
        for (String service : services) {
            Map<LetterPosition, Command> commands = commands(service);
            List<Letter> letters = topics.all(LetterTopics.letters(service)).stream()
                    .map(record -> Letter.from(service, record))
                    .toList();
            Map<LetterPosition, LetterPosition> returned = new HashMap<>();
            letters.forEach(letter -> {
                if (letter.replayOf() != null) {
                    returned.put(letter.replayOf(), letter.position());
                }
            });
            for (Letter letter : letters) {
                Command command = commands.get(letter.position());
                LetterPosition as = returned.get(letter.position());
                all.add(
                        command == null
                                ? letter
                                : letter.in(as == null ? state(command, committed) : LetterState.returned(as)));
            }
        }
        all.sort(Comparator.comparing(Letter::sentAt).thenComparing(Letter::position));
        return all;
    }

    public Letter find(String service, LetterPosition position) {
        return of(List.of(service)).stream()
                .filter(letter -> letter.position().equals(position))
                .findFirst()
                .orElseThrow(() -> new LocalPartException("There is no letter " + position + " of " + service
                        + "; ./kontor dlq list " + service + " shows what there is"));
    }

    /** The refused record's value as its topic holds it now; empty when it is gone, by compaction or retention. */
    public Optional<String> valueAtSource(Letter letter) {
        return topics.valueAt(letter.source());
    }

    boolean exists(String topic) {
        return topics.exists(topic);
    }

    /** The last command about each letter. */
    private Map<LetterPosition, Command> commands(String service) {
        Map<LetterPosition, Command> commands = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : topics.all(LetterTopics.commands(service))) {
            String letter = LetterTopics.get(record.headers(), LetterTopics.LETTER);
            if (letter != null) {
                commands.put(
                        LetterPosition.parse(letter),
                        new Command(
                                LetterTopics.get(record.headers(), LetterTopics.ACTION, ""),
                                LetterTopics.get(record.headers(), LetterTopics.CONSUMER, ""),
                                new TopicPartition(record.topic(), record.partition()),
                                record.offset()));
            }
        }
        return commands;
    }

    private LetterState state(Command command, Map<String, Map<TopicPartition, Long>> known) {
        if (command.action().equals(ReplayLetters.DISMISS)) {
            return LetterState.of(LetterState.Kind.DISMISSED);
        }
        long reached =
                known.computeIfAbsent(command.consumer(), this::committed).getOrDefault(command.partition(), 0L);
        return LetterState.of(reached > command.offset() ? LetterState.Kind.REPLAYED : LetterState.Kind.UNDERWAY);
    }

    /** The next offsets of a group; nothing of partitions where it never was. */
    Map<TopicPartition, Long> committed(String group) {
        try {
            Map<TopicPartition, Long> next = new HashMap<>();
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .forEach((partition, offset) -> {
                        if (offset != null) {
                            next.put(partition, offset.offset());
                        }
                    });
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalPartException("Interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new LocalPartException("Kafka does not tell how far " + group + " is: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        topics.close();
        admin.close();
    }
}
