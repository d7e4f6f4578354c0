package dev.kontor.platform.handover;

import dev.kontor.platform.event.CurrentEvent;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.work.InTurn;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Works off the parts, a block per transaction: the records, their facts, what is remembered for an undo and the part's progress commit
 * together. A block that fails is tried again after a while, and other parts go first.
 */
@ApplicationScoped
class PartRunner {
    private static final Logger LOG = Logger.getLogger(PartRunner.class);
    private static final String NEXT = """
            select * from hand_over_part
            where state in ('moving', 'returning') and (not_before is null or not_before < now())
            order by id limit 1 for update skip locked
            """;
    private static final String REST =
            "update hand_over_part set not_before = now() + interval '10 seconds' where id = ?1";

    private final Map<String, HandedOver<?>> kinds;
    private final List<PartFacts> facts;
    private final PartBlocks blocks;
    private final Outbox outbox;
    private final CurrentEvent current;

    PartRunner(
            @All List<RecordHandOver> records,
            @All List<PartFacts> facts,
            PartBlocks blocks,
            Outbox outbox,
            CurrentEvent current) {
        this.kinds = records.stream()
                .map(RecordHandOver::handedOver)
                .collect(Collectors.toMap(HandedOver::kind, Function.identity()));
        this.facts = facts;
        this.blocks = blocks;
        this.outbox = outbox;
        this.current = current;
    }

    @Scheduled(every = "1S", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return kinds.isEmpty() ? Uni.createFrom().voidItem() : InTurn.untilDone(this::step);
    }

    /** True when no part waits. */
    private Uni<Boolean> step() {
        UUID[] at = new UUID[1];
        return Panache.withTransaction(() -> Panache.getSession()
                        .chain(session -> session.createNativeQuery(NEXT, HandOverPart.class)
                                .getSingleResultOrNull()
                                .chain(part -> {
                                    if (part == null) {
                                        return Uni.createFrom().item(true);
                                    }
                                    at[0] = part.id();
                                    return block(session, part).replaceWith(false);
                                })))
                .onFailure(e -> at[0] != null)
                .recoverWithUni(e -> rest(at[0], e));
    }

    private Uni<Void> block(Mutiny.Session session, HandOverPart part) {
        current.actAs(part.actor(), part.correlationId(), part.causationId());
        HandedOver<?> kind = kinds.get(part.kind());
        if (kind == null) {
            throw new IllegalStateException("Nothing hands over " + part.kind());
        }
        Uni<Boolean> done =
                part.isReturning() ? blocks.giveBack(session, part, kind) : blocks.move(session, part, kind);
        return done.map(whole -> whole
                        ? facts.getFirst().completed(part.progress())
                        : facts.getFirst().progressed(part.progress()))
                .chain(fact -> outbox.publish(part, List.of(fact)));
    }

    /** While the database is away nothing can be noted: the next run tries. */
    private static Uni<Boolean> rest(UUID part, Throwable e) {
        LOG.warnf(e, "Part %s of a hand-over failed; it is tried again", part);
        return Panache.withTransaction(() -> Panache.getSession()
                        .chain(session -> session.createNativeQuery(REST)
                                .setParameter(1, part)
                                .executeUpdate())
                        .replaceWith(false))
                .onFailure()
                .recoverWithItem(true);
    }
}
