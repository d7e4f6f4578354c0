package dev.kontor.platform.exports;

import dev.kontor.platform.work.Pause;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Cuts a service's history in two. While nobody may write to the outbox, a snapshot is taken: whoever had written there has committed and
 * is visible, whoever writes later commits behind the cut. So the WAL, and each partition after it, holds first what the snapshot sees and
 * then what it does not. Another transaction takes the snapshot over, and the writers go on.
 */
@ApplicationScoped
class Cuts {
    /** So long may writers wait behind us for one that is slow; then they go first and we try again. */
    private static final Duration LOCK_TIMEOUT = Duration.ofMillis(500);
    /** Longer than PostgreSQL's {@code deadlock_timeout}: it then sends an autovacuum away that stands before us. */
    private static final Duration LONG_LOCK_TIMEOUT = Duration.ofMillis(1_500);

    private static final int LONG_EVERY = 4;
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);
    private static final int MAX_TRIES = 60;
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Pattern SNAPSHOT_ID = Pattern.compile("[0-9A-F-]+");
    private static final String TAKE =
            "select pg_export_snapshot(), pg_current_snapshot()::text, pg_current_wal_insert_lsn()::text";

    private final Pool pool;
    private final Pause pause;
    private final Clock clock;

    Cuts(Pool pool, Pause pause, Clock clock) {
        this.pool = pool;
        this.pause = pause;
        this.clock = clock;
    }

    /**
     * Sets a transaction that has done nothing yet on the snapshot of a new cut.
     *
     * @param betweenTries done before each further try
     */
    Uni<Cut> take(Mutiny.Session reading, Supplier<Uni<Void>> betweenTries) {
        return take(reading, betweenTries, MAX_TRIES);
    }

    private Uni<Cut> take(Mutiny.Session reading, Supplier<Uni<Void>> betweenTries, int triesLeft) {
        return pool.withTransaction(
                        cutting -> lock(cutting, triesLeft % LONG_EVERY == 1 ? LONG_LOCK_TIMEOUT : LOCK_TIMEOUT)
                                .chain(() -> cutting.query(TAKE).execute())
                                .map(rows -> rows.iterator().next())
                                .call(row -> takeOver(reading, row.getString(0)))
                                .map(this::cut))
                .onFailure(e -> isBusy(e) && triesLeft > 1)
                .recoverWithUni(e -> pause.of(RETRY_PAUSE)
                        .chain(betweenTries::get)
                        .chain(() -> take(reading, betweenTries, triesLeft - 1)));
    }

    private static Uni<Void> lock(SqlConnection cutting, Duration timeout) {
        return cutting.query("set local lock_timeout = " + timeout.toMillis())
                .execute()
                .chain(() -> cutting.query("lock table outbox in share mode").execute())
                .replaceWithVoid();
    }

    /** The cutting transaction must not end before: a snapshot lives as long as who exports it. */
    private static Uni<Void> takeOver(Mutiny.Session reading, String snapshotId) {
        if (!SNAPSHOT_ID.matcher(snapshotId).matches()) {
            throw new IllegalStateException("No snapshot id: " + snapshotId);
        }
        return reading.createNativeQuery("set transaction isolation level repeatable read, read only")
                .executeUpdate()
                .chain(() -> reading.createNativeQuery("set transaction snapshot '" + snapshotId + "'")
                        .executeUpdate())
                .replaceWithVoid();
    }

    private Cut cut(Row row) {
        return new Cut(Snapshot.parse(row.getString(1)), row.getString(2), clock.instant());
    }

    private static boolean isBusy(Throwable e) {
        return e instanceof PgException refused && LOCK_NOT_AVAILABLE.equals(refused.getSqlState());
    }
}
