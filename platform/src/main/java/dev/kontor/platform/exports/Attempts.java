package dev.kontor.platform.exports;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The worker's side of the jobs. A job is leased to one worker, which renews its lease with all it writes; who is late finds a later
 * attempt and fails with {@link LeaseLost}. Statements of their own, beside the transaction that reads: others are to see the progress.
 */
@ApplicationScoped
class Attempts {
    /** A worker that was killed is followed by another one so much later. Longer than any single step takes. */
    private static final int LEASE_SECONDS = 30;

    private static final int MAX_ATTEMPTS = 5;
    private static final String LEASE = "now() + interval '" + LEASE_SECONDS + " seconds'";
    private static final String NEXT = """
            update export_job set state = 'running', step = 'cut', attempt = attempt + 1, total = 0, done = 0, blocks = 0, bytes = 0,
              started_at = coalesce(started_at, $1), leased_until = :lease
            where id = (
              select id from export_job
              where (state = 'queued' or state = 'running' and leased_until < now()) and attempt < $2
              order by id limit 1 for update skip locked)
            returning id, attempt, collection, filter, subject, actor
            """.replace(":lease", LEASE);
    private static final String GIVE_UP = """
            update export_job set state = 'failed', step = null, finished_at = $1, failure = $3
            where state = 'running' and leased_until < now() and attempt >= $2
            """;
    private static final String FORGET = "delete from export_block where job_id = $1 and attempt < $2";
    private static final String MINE = " where id = $1 and attempt = $2 and state = 'running'";
    private static final String RENEW = "update export_job set leased_until = " + LEASE + MINE;
    private static final String KEEP = "with mine as (update export_job set step = 'rows', leased_until = " + LEASE
            + ", done = $3, total = $4, blocks = blocks + 1, bytes = bytes + length($5)" + MINE
            + " returning id, attempt, blocks)"
            + " insert into export_block (job_id, attempt, number, content) select id, attempt, blocks, $5 from mine";
    private static final String AWAIT_EVENTS = "update export_job set step = 'events', leased_until = " + LEASE
            + ", total = $3, length = $4, checksum = $5" + MINE;
    private static final String FINISH =
            "update export_job set state = 'done', step = null, hand_over = $3, finished_at = $4" + MINE;
    private static final String FAIL =
            "update export_job set state = 'failed', step = null, failure = $3, finished_at = $4" + MINE;

    private final Pool pool;
    private final Clock clock;

    Attempts(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** A new attempt at a job that waits, or whose worker is gone; what an earlier one left is deleted. */
    Uni<Optional<Attempt>> next() {
        String reason = MAX_ATTEMPTS + " attempts ended without a result: the log of the service tells why";
        return execute(GIVE_UP, Arrays.asList(now(), MAX_ATTEMPTS, reason))
                .chain(() -> pool.preparedQuery(NEXT).execute(Tuple.from(Arrays.<Object>asList(now(), MAX_ATTEMPTS))))
                .map(rows -> rows.rowCount() == 0
                        ? Optional.<Attempt>empty()
                        : Optional.of(attempt(rows.iterator().next())))
                .call(next -> next.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : execute(FORGET, List.of(next.get().job(), next.get().number())));
    }

    /** Still at it. */
    Uni<Void> renew(Attempt attempt) {
        return mine(RENEW, attempt);
    }

    /** Stores a block and tells how far the attempt has come. */
    Uni<Void> keep(Attempt attempt, byte[] block, long done, long total) {
        return mine(KEEP, attempt, done, total, Buffer.buffer(block));
    }

    /** The records are all there; what is missing is from where the topics go on. */
    Uni<Void> awaitEvents(Attempt attempt, long total, long length, long checksum) {
        return mine(AWAIT_EVENTS, attempt, total, length, checksum);
    }

    Uni<Void> finish(Attempt attempt, String handOver) {
        return mine(FINISH, attempt, handOver, now());
    }

    Uni<Void> fail(Attempt attempt, String reason) {
        return mine(FAIL, attempt, reason, now());
    }

    private Uni<Void> mine(String statement, Attempt attempt, Object... more) {
        Object[] values = new Object[2 + more.length];
        values[0] = attempt.job();
        values[1] = attempt.number();
        System.arraycopy(more, 0, values, 2, more.length);
        return execute(statement, Arrays.asList(values))
                .invoke(rows -> {
                    if (rows != 1) {
                        throw new LeaseLost(attempt);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Integer> execute(String statement, List<Object> values) {
        return pool.preparedQuery(statement).execute(Tuple.from(values)).map(rows -> rows.rowCount());
    }

    private Object now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Attempt attempt(Row row) {
        return new Attempt(
                row.getUUID(0),
                row.getInteger(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5));
    }
}
