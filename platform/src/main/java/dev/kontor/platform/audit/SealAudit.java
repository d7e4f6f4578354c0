package dev.kontor.platform.audit;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Chains what was noted, each second; of several replicas the one that comes first. A call where there is nothing to do is one look. */
@ApplicationScoped
class SealAudit {
    private static final Logger LOG = Logger.getLogger(SealAudit.class);
    /** Notes in one transaction, which take a tenth of a second; a read of a page is one note of many entries. */
    private static final int NOTES = 1_000;

    private static final String SEAL = "select audit_seal($1)";

    private final Pool pool;

    SealAudit(Pool pool) {
        this.pool = pool;
    }

    @Scheduled(every = "${kontor.audit.seal-every:PT1S}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> seal() {
        return pool.preparedQuery(SEAL)
                .execute(Tuple.of(NOTES))
                .map(rows -> rows.iterator().next().getInteger(0))
                .repeat()
                .whilst(taken -> taken == NOTES)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .recoverWithItem(failure -> {
                    // They wait in their table; the next second brings another try.
                    LOG.warnf("What was noted for the audit trail is not sealed: %s", failure.getMessage());
                    return null;
                });
    }
}
