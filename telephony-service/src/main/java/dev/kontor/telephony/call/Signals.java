package dev.kontor.telephony.call;

import dev.kontor.platform.id.Ids;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** All signals taken in. */
@ApplicationScoped
class Signals {
    private static final Duration ORPHAN_AGE = Duration.ofDays(2);
    private static final String LOCK = "select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)";
    private static final String OF_CALL =
            "select s from StoredSignal s where s.pbx = ?1 and s.pbxCallId = ?2 order by s.id";
    private static final String DELETE_ORPHANS = """
            delete from call_signal s where s.received_at < ?1
            and not exists (select 1 from call c where c.pbx = s.pbx and c.pbx_call_id = s.pbx_call_id)
            """;

    private final Clock clock;

    Signals(Clock clock) {
        this.clock = clock;
    }

    /** Whoever comes with signals of the same call waits here until this transaction ends, also when the call has no row yet. */
    Uni<Void> queueUp(String pbx, String pbxCallId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, String.class)
                        .setParameter(1, pbx + ' ' + pbxCallId)
                        .getSingleResult())
                .replaceWithVoid();
    }

    Uni<List<CallSignal>> ofCall(String pbx, String pbxCallId) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(OF_CALL, StoredSignal.class)
                        .setParameter(1, pbx)
                        .setParameter(2, pbxCallId)
                        .getResultList())
                .map(stored -> stored.stream().map(StoredSignal::signal).toList());
    }

    Uni<Void> add(String pbx, String pbxCallId, Collection<CallSignal> signals) {
        Instant now = clock.instant();
        Object[] rows = signals.stream()
                .map(signal -> new StoredSignal(Ids.next(), pbx, pbxCallId, signal, now))
                .toArray();
        return Panache.getSession().chain(session -> session.persistAll(rows));
    }

    /** Drops old signals that never made a call: those of calls between two extensions. */
    Uni<Integer> dropOrphans() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DELETE_ORPHANS)
                        .setParameter(1, clock.instant().minus(ORPHAN_AGE))
                        .executeUpdate());
    }
}
