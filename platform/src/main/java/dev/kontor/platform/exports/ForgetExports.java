package dev.kontor.platform.exports;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;

/** Deletes jobs past their days, and at once what cancelled and failed ones have read. */
@ApplicationScoped
class ForgetExports {
    private static final String PAST = "delete from export_job where finished_at < $1";
    private static final String UNUSED = """
            delete from export_block b using export_job j
            where j.id = b.job_id and j.state in ('failed', 'cancelled')
            """;

    private final Pool pool;
    private final Clock clock;

    ForgetExports(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Scheduled(
            every = "{kontor.exports.forget-every}",
            delayed = "{kontor.exports.forget-after}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return pool.preparedQuery(PAST)
                .execute(Tuple.of(clock.instant().minus(ExportJob.KEPT).atOffset(ZoneOffset.UTC)))
                .chain(() -> pool.query(UNUSED).execute())
                .replaceWithVoid();
    }
}
