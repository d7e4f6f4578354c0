package dev.kontor.platform.exports;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes jobs past their days, and at once what cancelled and failed ones have read. */
@ApplicationScoped
class ForgetExports {
    private static final String PAST =
            "delete from export_job where finished_at < now() - interval '" + ExportJob.KEPT.toDays() + " days'";
    private static final String UNUSED = """
            delete from export_block b using export_job j
            where j.id = b.job_id and j.state in ('failed', 'cancelled')
            """;

    private final Pool pool;

    ForgetExports(Pool pool) {
        this.pool = pool;
    }

    @Scheduled(every = "PT15M", delayed = "PT2M", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return pool.query(PAST)
                .execute()
                .chain(() -> pool.query(UNUSED).execute())
                .replaceWithVoid();
    }
}
