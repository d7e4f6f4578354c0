package dev.kontor.platform.handover;

import dev.kontor.platform.access.Owned;
import dev.kontor.platform.outbox.Aggregate;
import dev.kontor.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** One block of records on its way over or back, in the transaction that is open. True where none was left. */
@ApplicationScoped
class PartBlocks {
    /** Short enough that nobody waits for a locked record for long. */
    static final int RECORDS = 200;

    private static final String REMEMBER = """
            insert into hand_over_record (part_id, record_id, previous_team)
            select ?1, record_id, previous_team
            from unnest(cast(?2 as uuid[]), cast(?3 as text[])) as given (record_id, previous_team)
            on conflict (part_id, record_id) do update set previous_team = excluded.previous_team
            """;
    private static final String REMEMBERED =
            "select record_id, previous_team from hand_over_record where part_id = ?1 order by record_id limit ?2";
    private static final String FORGET = "delete from hand_over_record where part_id = ?1 and record_id = any(?2)";

    private final Outbox outbox;

    PartBlocks(Outbox outbox) {
        this.outbox = outbox;
    }

    <E extends Aggregate & Owned> Uni<Boolean> move(Mutiny.Session session, HandOverPart part, HandedOver<E> kind) {
        return session.createNativeQuery(kind.lockSome(), UUID.class)
                .setParameter(1, part.fromId())
                .setParameter(2, RECORDS)
                .getResultList()
                .chain(ids -> load(session, kind, ids))
                .chain(records -> {
                    if (records.isEmpty()) {
                        part.finishMoving();
                        return Uni.createFrom().item(true);
                    }
                    return remember(session, part, records)
                            .chain(outbox::batch)
                            .invoke(messages -> records.forEach(
                                    record -> kind.reassign().to(record, part.toId(), part.toTeam(), messages)))
                            .invoke(() -> part.move(records.size()))
                            .replaceWith(false);
                });
    }

    <E extends Aggregate & Owned> Uni<Boolean> giveBack(Mutiny.Session session, HandOverPart part, HandedOver<E> kind) {
        return remembered(session, part).chain(teams -> {
            if (teams.isEmpty()) {
                part.finishReturning();
                return Uni.createFrom().item(true);
            }
            UUID[] ids = teams.keySet().toArray(UUID[]::new);
            return session.createNativeQuery(kind.lockAmong(), UUID.class)
                    .setParameter(1, part.toId())
                    .setParameter(2, ids)
                    .getResultList()
                    .chain(still -> load(session, kind, still))
                    .call(records -> outbox.batch()
                            .invoke(messages -> records.forEach(record ->
                                    kind.reassign().to(record, part.fromId(), teams.get(record.id()), messages))))
                    .invoke(records -> part.giveBack(records.size(), teams.size() - records.size()))
                    .chain(() -> session.createNativeQuery(FORGET)
                            .setParameter(1, part.id())
                            .setParameter(2, ids)
                            .executeUpdate())
                    .replaceWith(false);
        });
    }

    private static <E extends Aggregate & Owned> Uni<List<E>> load(
            Mutiny.Session session, HandedOver<E> kind, List<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        session.setBatchSize(RECORDS);
        return session.createSelectionQuery(
                        "from " + kind.type().getSimpleName() + " e where e.id in ?1 order by e.id", kind.type())
                .setParameter(1, ids)
                .getResultList();
    }

    private static <E extends Aggregate & Owned> Uni<Void> remember(
            Mutiny.Session session, HandOverPart part, List<E> records) {
        return session.createNativeQuery(REMEMBER)
                .setParameter(1, part.id())
                .setParameter(2, records.stream().map(Aggregate::id).toArray(UUID[]::new))
                .setParameter(3, records.stream().map(Owned::team).toArray(String[]::new))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The former team of each of the next records. */
    private static Uni<Map<UUID, @Nullable String>> remembered(Mutiny.Session session, HandOverPart part) {
        return session.createNativeQuery(REMEMBERED, Object[].class)
                .setParameter(1, part.id())
                .setParameter(2, RECORDS)
                .getResultList()
                .map(rows -> {
                    Map<UUID, @Nullable String> teams = new HashMap<>();
                    rows.forEach(row -> teams.put((UUID) row[0], (String) row[1]));
                    return teams;
                });
    }
}
