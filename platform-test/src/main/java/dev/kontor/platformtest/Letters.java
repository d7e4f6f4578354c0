package dev.kontor.platformtest;

import dev.kontor.local.letters.DeadLetters;
import dev.kontor.local.letters.LetterPosition;
import dev.kontor.local.letters.ReplayLetters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** The dead letters of the service under test, seen and replayed by the code behind {@code ./kontor dlq}. */
public final class Letters {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int PARTITIONS = 3;
    private static final short ONE_COPY = 1;

    private Letters() {}

    /**
     * A letter.
     *
     * @param source {@code topic-partition@offset} of the refused record
     * @param subject of the event, or the key of what was none
     * @param state as the command line words it: waiting, replayed, came back as 0-3, dismissed
     * @param replayOf position of the letter whose replay was refused again
     */
    public record Letter(
            String position,
            String source,
            String consumer,
            String subject,
            String reason,
            String state,
            @Nullable String replayOf,
            @Nullable String value) {
        static Letter from(dev.kontor.local.letters.Letter letter) {
            LetterPosition replayOf = letter.replayOf();
            return new Letter(
                    letter.position().toString(),
                    letter.source().toString(),
                    letter.consumer(),
                    letter.subject(),
                    letter.reason(),
                    letter.state().toString(),
                    replayOf == null ? null : replayOf.toString(),
                    letter.value());
        }
    }

    /** All of the service, the oldest first. */
    public static List<Letter> all() {
        try (DeadLetters letters = new DeadLetters(kafka())) {
            return letters.of(List.of(Infrastructure.service())).stream()
                    .map(Letter::from)
                    .toList();
        }
    }

    /** Those about one subject or key. */
    public static List<Letter> about(Object subject) {
        return all().stream()
                .filter(letter -> letter.subject().equals(subject.toString()))
                .toList();
    }

    /** Replays one and waits for its consumer; returns it as it is then. */
    public static Letter replay(Letter letter) {
        return replayAll(List.of(letter)).getFirst();
    }

    /** Replays some at once and waits for their consumers; returns them as they are then, the oldest first. */
    public static List<Letter> replayAll(List<Letter> some) {
        ensureTopic();
        try (DeadLetters letters = new DeadLetters(kafka());
                ReplayLetters replay = new ReplayLetters(kafka(), letters, line -> {})) {
            var chosen = some.stream()
                    .map(letter -> letters.find(Infrastructure.service(), LetterPosition.parse(letter.position())))
                    .toList();
            return replay.replay(chosen, PATIENCE).stream().map(Letter::from).toList();
        }
    }

    /** Settles every letter that waits. */
    public static void dismissAll() {
        ensureTopic();
        try (DeadLetters letters = new DeadLetters(kafka());
                ReplayLetters settle = new ReplayLetters(kafka(), letters, line -> {})) {
            settle.dismiss(letters.of(List.of(Infrastructure.service())).stream()
                    .filter(dev.kontor.local.letters.Letter::isWaiting)
                    .toList());
        }
    }

    /** What ./kontor up does from contracts/topics.yaml. */
    private static void ensureTopic() {
        String topic = "kontor." + Infrastructure.service() + ".dead-letter.replay";
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
            if (!admin.listTopics().names().get().contains(topic)) {
                admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, ONE_COPY)))
                        .all()
                        .get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String kafka() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }
}
