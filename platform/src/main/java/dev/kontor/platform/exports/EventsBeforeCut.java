package dev.kontor.platform.exports;

import dev.kontor.platform.work.Pause;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Waits until Kafka has every message before a cut. The connector confirms a position of its slot only after the Kafka transaction that
 * holds everything before it has committed (docs/adr/0006).
 */
@ApplicationScoped
class EventsBeforeCut {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration PAUSE = Duration.ofMillis(500);
    /** Something behind the cut to confirm, also where nobody writes: the connector would do it itself, ten seconds later. */
    private static final String BEAT = "insert into heartbeat default values";

    private static final String CONFIRMED = """
            select coalesce(bool_or(confirmed_flush_lsn >= $1::text::pg_lsn), false) from pg_replication_slots
            where slot_name = 'kontor_' || current_database()
            """;

    private final Pool pool;
    private final Attempts attempts;
    private final Pause pause;
    private final Clock clock;

    EventsBeforeCut(Pool pool, Attempts attempts, Pause pause, Clock clock) {
        this.pool = pool;
        this.attempts = attempts;
        this.pause = pause;
        this.clock = clock;
    }

    Uni<Void> await(Attempt attempt, Cut cut) {
        Instant deadline = clock.instant().plus(PATIENCE);
        return pool.query(BEAT)
                .execute()
                .chain(() -> Uni.createFrom()
                        .deferred(() -> look(attempt, cut, deadline))
                        .repeat()
                        .until(carried -> carried)
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    private Uni<Boolean> look(Attempt attempt, Cut cut, Instant deadline) {
        return pool.preparedQuery(CONFIRMED)
                .execute(Tuple.of(cut.lsn()))
                .map(rows -> rows.iterator().next().getBoolean(0))
                .call(carried -> attempts.renew(attempt))
                .call(carried -> {
                    if (carried) {
                        return Uni.createFrom().voidItem();
                    }
                    if (clock.instant().isAfter(deadline)) {
                        throw new ExportFailed("The events before the cut have not reached Kafka within "
                                + PATIENCE.toMinutes() + " minutes");
                    }
                    return pause.of(PAUSE);
                });
    }
}
