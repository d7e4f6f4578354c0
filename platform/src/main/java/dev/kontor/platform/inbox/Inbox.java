package dev.kontor.platform.inbox;

import dev.kontor.platform.event.CurrentEvent;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.DataException;
import org.jboss.logging.Logger;

/**
 * Runs a consumer's work in one transaction and completes after the commit, which is when the record may be acknowledged. Transient
 * failures (database away) are retried until they pass; {@link Poison} fails at once and leads to the dead-letter topic.
 */
@ApplicationScoped
public class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final String RECEIVE =
            "insert into inbox (consumer, event_id) values (?1, ?2) on conflict do nothing";

    private final CurrentEvent current;
    private final Vertx vertx;
    private final String service;

    Inbox(CurrentEvent current, Vertx vertx, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.current = current;
        this.vertx = vertx;
        this.service = service;
    }

    /**
     * For policies: the work runs once per event id, however often the record comes.
     *
     * @param consumer name under which the effect is remembered; must stay the same over releases
     */
    public Uni<Void> once(ConsumerRecord<String, String> message, String consumer, Function<Received, Uni<Void>> work) {
        return inTransaction(
                message,
                event -> Panache.getSession()
                        .chain(session -> session.createNativeQuery(RECEIVE)
                                .setParameter(1, consumer)
                                .setParameter(2, event.id())
                                .executeUpdate())
                        .chain(rows -> rows == 0 ? Uni.createFrom().voidItem() : work.apply(event)));
    }

    /** For copies: the work must be idempotent by itself, by writing only what is newer than {@link Received#aggregateVersion()}. */
    public Uni<Void> copy(ConsumerRecord<String, String> message, Function<Received, Uni<Void>> work) {
        return inTransaction(message, work);
    }

    private Uni<Void> inTransaction(ConsumerRecord<String, String> message, Function<Received, Uni<Void>> work) {
        Received event;
        try {
            event = Received.from(message);
        } catch (Poison poison) {
            return Uni.createFrom().failure(poison);
        }
        return attempt(event, work, FIRST_PAUSE);
    }

    private Uni<Void> attempt(Received event, Function<Received, Uni<Void>> work, Duration pause) {
        return Uni.createFrom()
                .deferred(() -> {
                    current.actAs("system:" + service, event.correlationId(), event.id());
                    return Panache.withTransaction(() -> work.apply(event));
                })
                .onFailure(Inbox::isPoison)
                .transform(e -> e instanceof Poison
                        ? e
                        : new Poison(event.type() + " " + event.id() + ": " + e.getMessage(), e))
                .onFailure(e -> !(e instanceof Poison))
                .recoverWithUni(e -> {
                    LOG.warnf("%s %s: %s; next attempt in %d ms", event.type(), event.id(), e, pause.toMillis());
                    return pause(pause).chain(() -> attempt(event, work, longer(pause)));
                });
    }

    private static boolean isPoison(Throwable e) {
        return e instanceof Poison || e instanceof ConstraintViolationException || e instanceof DataException;
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    /** A timer of the running Vert.x context: a delay of Mutiny's would go on in another thread, which Hibernate Reactive forbids. */
    private Uni<Void> pause(Duration pause) {
        return Uni.createFrom().emitter(done -> vertx.setTimer(pause.toMillis(), timer -> done.complete(null)));
    }
}
