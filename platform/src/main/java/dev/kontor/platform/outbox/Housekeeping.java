package dev.kontor.platform.outbox;

import dev.kontor.platform.work.InTurn;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Deletes what has served: outbox rows, inbox entries, idempotency claims, ended shares and what undoing needs, past their days. Deletions never travel to Kafka. */
@ApplicationScoped
class Housekeeping {
    private static final Logger LOG = Logger.getLogger(Housekeeping.class);

    private final List<String> statements;

    Housekeeping(
            @ConfigProperty(name = "kontor.outbox.retention-days", defaultValue = "7") int outboxDays,
            @ConfigProperty(name = "kontor.inbox.retention-days", defaultValue = "30") int inboxDays) {
        this.statements = List.of(
                "delete from outbox where created_at < now() - interval '" + outboxDays + " days'",
                "delete from inbox where received_at < now() - interval '" + inboxDays + " days'",
                "delete from heartbeat where at < now() - interval '1 hour'",
                "delete from idempotency_claim where created_at < now() - interval '24 hours'",
                "delete from record_share where until < now()",
                // A day more than an undo may be asked for; one that is under way keeps what it needs.
                "delete from hand_over_record using hand_over_part where part_id = id and state <> 'returning'"
                        + " and undo_until < now() - interval '1 day'");
    }

    @Scheduled(
            every = "${kontor.housekeeping.every:PT15M}",
            delayed = "${kontor.housekeeping.after:PT1M}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> clean() {
        return InTurn.forEach(
                statements,
                statement -> Panache.withTransaction(() -> Panache.getSession()
                                .chain(s -> s.createNativeQuery(statement).executeUpdate()))
                        .invoke(rows -> LOG.debugf("%s: %d rows", statement, rows)));
    }
}
