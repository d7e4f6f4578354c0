package dev.kontor.activity.handover;

import dev.kontor.activity.handover.consumed.PartNews;
import dev.kontor.platform.inbox.EventReader;
import dev.kontor.platform.inbox.Inbox;
import dev.kontor.platform.inbox.Received;
import dev.kontor.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Counts what the services tell of their parts; with the last of them a hand-over is completed, or undone. */
@ApplicationScoped
class WhenPartMovesThenFollow {
    private static final String CHANNEL = "hand-over-parts";
    private static final String CONSUMER = "hand-over-progress";
    private static final String PROGRESSED = "hand-over-part.progressed";
    private static final String COMPLETED = "hand-over-part.completed";

    private final Inbox inbox;
    private final EventReader reader;
    private final HandOvers handOvers;
    private final Outbox outbox;
    private final Clock clock;

    WhenPartMovesThenFollow(Inbox inbox, EventReader reader, HandOvers handOvers, Outbox outbox, Clock clock) {
        this.inbox = inbox;
        this.reader = reader;
        this.handOvers = handOvers;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Incoming(CHANNEL)
    Uni<Void> on(ConsumerRecords<String, String> batch) {
        return inbox.once(
                CHANNEL,
                batch,
                CONSUMER,
                event -> PROGRESSED.equals(event.fact()) || COMPLETED.equals(event.fact()),
                this::follow);
    }

    private Uni<Void> follow(Received event) {
        PartNews news = reader.read(event, PartNews.class);
        return handOvers
                .lock(news.handOverId())
                .chain(handOver -> outbox.publish(
                        handOver,
                        handOver.follow(
                                news, COMPLETED.equals(event.fact()), event.aggregateVersion(), clock.instant())));
    }
}
