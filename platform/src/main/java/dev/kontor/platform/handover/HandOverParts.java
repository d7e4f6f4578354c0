package dev.kontor.platform.handover;

import dev.kontor.platform.handover.consumed.HandOverOrder;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.inbox.EventReader;
import dev.kontor.platform.inbox.Inbox;
import dev.kontor.platform.inbox.Received;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.work.InTurn;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Takes on this service's parts in a hand-over, for {@link PartRunner} to work off. A service's consumer calls it. */
@ApplicationScoped
public class HandOverParts {
    private static final String CONSUMER = "hand-over-parts";
    private static final String STARTED = "kontor.activity.hand-over.started.v1";
    private static final String UNDO_STARTED = "kontor.activity.hand-over.undo-started.v1";

    private final Inbox inbox;
    private final EventReader reader;
    private final Outbox outbox;
    private final List<HandedOver<?>> kinds;
    private final List<PartFacts> facts;

    HandOverParts(
            Inbox inbox,
            EventReader reader,
            Outbox outbox,
            @All List<RecordHandOver> records,
            @All List<PartFacts> facts) {
        this.inbox = inbox;
        this.reader = reader;
        this.outbox = outbox;
        this.kinds =
                records.stream().<HandedOver<?>>map(RecordHandOver::handedOver).toList();
        this.facts = facts;
    }

    /**
     * Takes on what a batch asks for, once.
     *
     * @param channel that reads {@code kontor.activity.hand-over}
     */
    public Uni<Void> take(String channel, ConsumerRecords<String, String> batch) {
        return inbox.once(
                channel,
                batch,
                CONSUMER,
                event -> Set.of(STARTED, UNDO_STARTED).contains(event.type()),
                event -> UNDO_STARTED.equals(event.type()) ? turnRound(event) : begin(event));
    }

    private Uni<Void> begin(Received event) {
        HandOverOrder order = reader.read(event, HandOverOrder.class);
        List<HandedOver<?>> asked = kinds.stream()
                .filter(kind -> order.kinds().contains(kind.kind()))
                .toList();
        return InTurn.forEach(asked, kind -> begin(event, order, kind));
    }

    private Uni<Void> begin(Received event, HandOverOrder order, HandedOver<?> kind) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(kind.count(), Long.class)
                        .setParameter(1, order.fromId())
                        .getSingleResult()
                        .map(total -> HandOverPart.begin(Ids.next(), event, order, kind.kind(), total))
                        .call(this::tell)
                        .chain(session::persist));
    }

    private Uni<Void> turnRound(Received event) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from HandOverPart p where p.handOverId = ?1 and p.state = ?2 order by p.id",
                                HandOverPart.class)
                        .setParameter(1, event.subject())
                        .setParameter(2, HandOverPart.MOVED)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultList())
                .chain(parts -> InTurn.forEach(parts, part -> {
                    part.beginReturning(event);
                    return tell(part);
                }));
    }

    private Uni<Void> tell(HandOverPart part) {
        return outbox.publish(part, List.of(facts.getFirst().progressed(part.progress())));
    }
}
