package dev.kontor.notification.delivery;

import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.Caller;
import dev.kontor.platform.access.RowScope;
import dev.kontor.platform.filter.Condition;
import dev.kontor.platform.filter.FilterField.Kind;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Listing;
import dev.kontor.platform.paging.Page;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** All deliveries. People see those to themselves; who sees everything sees everything. */
@ApplicationScoped
public class Deliveries implements PanacheRepositoryBase<Delivery, UUID> {
    private static final Listing<Delivery> LISTING = Listing.of(Delivery.class)
            .filterable(Kind.TEXT, "kind", "state", "channel", "reason")
            .filterable(Kind.UUID, "recipientId", "subjectId")
            .sortable(Kind.INSTANT, "dueAt", Delivery::dueAt)
            .sortable(Kind.INSTANT, "createdAt", Delivery::createdAt);
    private static final String INSERT = """
            insert into delivery (id, version, kind, subject_id, occurrence, recipient_id, channel, due_at, not_after, state,
              next_attempt_at, correlation_id, created_at)
            values (?1, 1, ?2, ?3, ?4, cast(?5 as uuid), ?6, ?7, cast(?8 as timestamptz), 'scheduled', ?7, ?9, ?10)
            on conflict do nothing
            """;
    /** Due rows that nobody holds, and rows whose holder's lease is over, the longest waiting first. */
    private static final String CLAIMABLE = """
            select * from delivery where state in ('scheduled', 'claimed') and next_attempt_at <= ?1
            order by next_attempt_at limit ?2 for update skip locked
            """;

    private final Caller caller;

    Deliveries(Caller caller) {
        this.caller = caller;
    }

    Uni<Page<Delivery>> list(ListQuery query) {
        return LISTING.page(query, ownOnly(caller.scope("delivery", Action.READ)));
    }

    Uni<Delivery> get(UUID id) {
        RowScope scope = caller.scope("delivery", Action.READ);
        return findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("delivery", id))
                .invoke(delivery -> {
                    if (!scope.isEverything() && !Objects.equals(scope.staffId(), delivery.recipientId())) {
                        throw Problem.notFound("delivery", id);
                    }
                });
    }

    /** False when there is one of the same key, also one that another transaction is about to commit. */
    Uni<Boolean> insertIfAbsent(Delivery d) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter(1, d.id())
                        .setParameter(2, d.kind())
                        .setParameter(3, d.subjectId())
                        .setParameter(4, d.occurrence())
                        .setParameter(5, d.recipientId())
                        .setParameter(6, d.channel())
                        .setParameter(7, d.dueAt())
                        .setParameter(8, d.notAfter())
                        .setParameter(9, d.correlationId())
                        .setParameter(10, d.createdAt())
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /** The one of the same key, locked. */
    Uni<Delivery> lock(DeliveryOrder order) {
        return find(
                        "kind = ?1 and subjectId = ?2 and occurrence = ?3 and recipientId is not distinct from ?4 and channel = ?5",
                        order.kind(),
                        order.subjectId(),
                        order.occurrence(),
                        order.recipientId(),
                        DeliveryOrder.CHANNEL)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** Everything about a subject that still waits for its time, locked. */
    public Uni<List<Delivery>> lockWaiting(String kind, UUID subjectId) {
        return find("kind = ?1 and subjectId = ?2 and state = ?3", kind, subjectId, DeliveryState.SCHEDULED.code())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    public Uni<Delivery> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Locks rows to claim and passes over those that another replica is claiming. */
    public Uni<List<Delivery>> lockClaimable(Instant now, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLAIMABLE, Delivery.class)
                        .setParameter(1, now)
                        .setParameter(2, limit)
                        .getResultList());
    }

    Uni<List<Attempt>> attempts(UUID deliveryId) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from Attempt where deliveryId = ?1 order by id", Attempt.class)
                        .setParameter(1, deliveryId)
                        .getResultList());
    }

    private static Condition ownOnly(RowScope scope) {
        return scope.isEverything()
                ? Condition.ALWAYS
                : new Condition(
                        "e.recipientId = :scopeStaff", Map.of("scopeStaff", Objects.requireNonNull(scope.staffId())));
    }
}
