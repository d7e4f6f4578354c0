package dev.kontor.activity.timeline;

import dev.kontor.activity.timeline.consumed.CustomerFact;
import dev.kontor.platform.inbox.EventReader;
import dev.kontor.platform.inbox.Poison;
import dev.kontor.platform.inbox.Received;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * Writes the feeds, a batch of records per statement. Repeats change nothing, so neither an inbox nor the offsets need to be in the
 * transaction. A batch waits as long as the database is away; a record that no retry can help is set aside alone.
 */
@ApplicationScoped
class TimelineProjection {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final EventReader reader;
    private final TimelineEntries timeline;
    private final DeadLetters deadLetters;

    TimelineProjection(EventReader reader, TimelineEntries timeline, DeadLetters deadLetters) {
        this.reader = reader;
        this.timeline = timeline;
        this.deadLetters = deadLetters;
    }

    /** What becomes of one record. */
    private record Told(
            ConsumerRecord<String, String> message,
            List<Entry> entries,
            @Nullable Belonging belonging) {}

    private record Poisoned(ConsumerRecord<String, String> message, Poison reason) {}

    @Incoming("timeline")
    Uni<Void> on(ConsumerRecords<String, String> batch) {
        List<Told> told = new ArrayList<>();
        List<Poisoned> poisoned = new ArrayList<>();
        for (ConsumerRecord<String, String> message : batch) {
            try {
                Received event = Received.from(message);
                if (Entry.tells(event)) {
                    CustomerFact fact = reader.read(event, CustomerFact.class);
                    told.add(new Told(message, Entry.of(event, fact), Entry.belonging(event, fact)));
                }
            } catch (Poison poison) {
                poisoned.add(new Poisoned(message, poison));
            }
        }
        return bury(poisoned).chain(() -> write(told));
    }

    private Uni<Void> bury(List<Poisoned> poisoned) {
        return Multi.createFrom()
                .iterable(poisoned)
                .onItem()
                .transformToUniAndConcatenate(one -> deadLetters.send(one.message(), one.reason()))
                .collect()
                .last();
    }

    private Uni<Void> write(List<Told> told) {
        return patiently(told).onFailure(TimelineProjection::isOfTheData).recoverWithUni(() -> oneByOne(told));
    }

    private Uni<Void> oneByOne(List<Told> told) {
        return Multi.createFrom()
                .iterable(told)
                .onItem()
                .transformToUniAndConcatenate(one -> patiently(List.of(one))
                        .onFailure(TimelineProjection::isOfTheData)
                        .recoverWithUni(e -> deadLetters.send(one.message(), e)))
                .collect()
                .last();
    }

    private Uni<Void> patiently(List<Told> told) {
        List<Entry> entries =
                told.stream().flatMap(one -> one.entries().stream()).toList();
        return timeline.add(entries, newest(told).values())
                .onFailure(e -> !isOfTheData(e))
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private static Map<UUID, Belonging> newest(List<Told> told) {
        Map<UUID, Belonging> newest = new HashMap<>();
        for (Told one : told) {
            Belonging belonging = one.belonging();
            if (belonging != null) {
                newest.merge(belonging.partyId(), belonging, (a, b) -> a.version() > b.version() ? a : b);
            }
        }
        return newest;
    }

    /** SQLSTATE classes 22 and 23: a value that the database does not take. */
    private static boolean isOfTheData(Throwable e) {
        return e instanceof PgException refused
                && refused.getSqlState() != null
                && (refused.getSqlState().startsWith("22")
                        || refused.getSqlState().startsWith("23"));
    }
}
