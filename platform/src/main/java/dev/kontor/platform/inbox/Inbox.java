package dev.kontor.platform.inbox;

import dev.kontor.platform.event.CurrentEvent;
import dev.kontor.platform.event.Traces;
import dev.kontor.platform.work.InTurn;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.DataException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Works off batches of records and completes when their effects are committed, which is when they may be acknowledged. While the database
 * is away a batch waits; a record that no retry can help goes to {@link DeadLetters} alone, and the rest flows on. What {@link Replays}
 * hand back comes in like any record.
 */
@ApplicationScoped
public class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final String RECEIVE =
            "insert into inbox (consumer, event_id) values (?1, ?2) on conflict do nothing";

    /** Classes of SQLSTATE that speak of the data: one row twice, data exception, integrity, limits such as an over-long index entry. */
    private static final Set<String> DATA_FAULTS = Set.of("21", "22", "23", "54");

    private final CurrentEvent current;
    private final Traces traces;
    private final EventReader reader;
    private final Consumers consumers;
    private final Replays replays;
    private final DeadLetters deadLetters;
    private final Vertx vertx;
    private final String service;

    Inbox(
            CurrentEvent current,
            Traces traces,
            EventReader reader,
            Consumers consumers,
            Replays replays,
            DeadLetters deadLetters,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.current = current;
        this.traces = traces;
        this.reader = reader;
        this.consumers = consumers;
        this.replays = replays;
        this.deadLetters = deadLetters;
        this.vertx = vertx;
        this.service = service;
    }

    /** A record and what was read of it. */
    private record Item<T>(ConsumerRecord<String, String> message, T content) {}

    /**
     * For policies: the work runs once per event id, however often the record comes, in a transaction of its own.
     *
     * @param channel that the batch came by
     * @param consumer name under which the effect is remembered; must stay the same over releases
     * @param concerns which events the policy is about; the inbox does not remember the others
     */
    public Uni<Void> once(
            String channel,
            ConsumerRecords<String, String> batch,
            String consumer,
            Predicate<Received> concerns,
            Function<Received, Uni<Void>> work) {
        String group = consumers.group(channel);
        Function<List<Received>, Uni<Void>> write =
                one -> Panache.withTransaction(() -> receive(one.getFirst(), consumer, work));
        Function<ConsumerRecord<String, String>, @Nullable Received> read = message -> {
            Received event = Received.from(message);
            return concerns.test(event) ? event : null;
        };
        return meant(group, batch)
                .chain(records -> InTurn.forEach(records, record -> work(group, List.of(record), read, write)));
    }

    /** For copies of others' records, from their state topic: the newest state of each record, a batch in one transaction. */
    public <T> Uni<Void> copies(
            String channel, ConsumerRecords<String, String> batch, Class<T> type, Copies<T> copies) {
        record Told<T>(Received event, @Nullable T state) {}
        return batch(
                channel,
                batch,
                event -> new Told<>(event, event.isTombstone() ? null : reader.read(event, type)),
                all -> {
                    Map<UUID, Told<T>> newest = new LinkedHashMap<>();
                    all.forEach(told -> newest.merge(
                            told.event().subject(),
                            told,
                            (a, b) -> a.event().aggregateVersion() > b.event().aggregateVersion() ? a : b));
                    List<Copy<T>> kept = new ArrayList<>();
                    List<Received> deleted = new ArrayList<>();
                    newest.values().forEach(told -> {
                        T state = told.state();
                        if (state == null) {
                            deleted.add(told.event());
                        } else {
                            kept.add(new Copy<>(told.event(), state));
                        }
                    });
                    return Panache.withTransaction(() -> Panache.getSession()
                            .chain(Shadow::enter)
                            .chain(() -> unlessEmpty(kept, copies::keep))
                            .chain(() -> unlessEmpty(deleted, copies::forget)));
                });
    }

    /**
     * For projections that write a batch by themselves, all or nothing, and to which repeats do no harm.
     *
     * @param channel that the batch came by
     * @param read what the projection needs of an event; null for one that means nothing to it
     */
    public <T> Uni<Void> batch(
            String channel,
            ConsumerRecords<String, String> batch,
            Function<Received, @Nullable T> read,
            Function<List<T>, Uni<Void>> write) {
        return records(channel, batch, message -> read.apply(Received.from(message)), write);
    }

    /**
     * The same for those who need a record's every header.
     *
     * @param read null for a record that means nothing to the projection; fails with {@link Poison} where it cannot be read
     */
    public <T> Uni<Void> records(
            String channel,
            ConsumerRecords<String, String> batch,
            Function<ConsumerRecord<String, String>, @Nullable T> read,
            Function<List<T>, Uni<Void>> write) {
        String group = consumers.group(channel);
        return meant(group, batch).chain(records -> work(group, records, read, write));
    }

    private <T> Uni<Void> work(
            String group,
            Iterable<ConsumerRecord<String, String>> records,
            Function<ConsumerRecord<String, String>, @Nullable T> read,
            Function<List<T>, Uni<Void>> write) {
        List<Item<T>> items = new ArrayList<>();
        List<Item<Poison>> poisoned = new ArrayList<>();
        for (ConsumerRecord<String, String> message : records) {
            try {
                T content = read.apply(message);
                if (content != null) {
                    items.add(new Item<>(message, content));
                }
            } catch (Poison poison) {
                poisoned.add(new Item<>(message, poison));
            }
        }
        return InTurn.forEach(poisoned, item -> bury(group, item.message(), item.content()))
                .chain(() -> unlessEmpty(items, some -> write(group, some, write)));
    }

    /** The batch, with the records that are meant in the place of commands to replay. */
    private Uni<Iterable<ConsumerRecord<String, String>>> meant(String group, ConsumerRecords<String, String> batch) {
        boolean commands = batch.partitions().stream()
                .anyMatch(partition -> replays.topic().equals(partition.topic()));
        return commands
                ? patiently(() -> aside(() -> replays.resolve(batch, group)), FIRST_PAUSE)
                : Uni.createFrom().item(batch);
    }

    /** What a channel's copies or projection are written from, for a rebuild. */
    public Source source(String channel, Function<ConsumerRecords<String, String>, Uni<Void>> consumer) {
        return new Source(
                consumers.group(channel),
                topic -> consumers.topics(channel).contains(topic)
                        && !replays.topic().equals(topic),
                batch -> () -> Shadow.write(batch, consumer));
    }

    /**
     * Runs work that publishes, so that its facts name the event as their cause and are part of its trace. Whatever follows from an event has
     * followed when it came first: a rebuild does not do the work again.
     */
    public Uni<Void> causedBy(Received event, Supplier<Uni<Void>> work) {
        return Uni.createFrom().deferred(() -> {
            if (Shadow.current() != null) {
                return Uni.createFrom().voidItem();
            }
            current.actAs("system:" + service, event.correlationId(), event.id());
            return traces.follow(event.traceparent(), event.type(), work);
        });
    }

    private Uni<Void> receive(Received event, String consumer, Function<Received, Uni<Void>> work) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RECEIVE)
                        .setParameter(1, consumer)
                        .setParameter(2, event.id())
                        .executeUpdate())
                .chain(rows -> rows == 0 ? Uni.createFrom().voidItem() : causedBy(event, () -> work.apply(event)));
    }

    /** What the database refuses as a batch is halved, to find the record that it refuses. */
    private <T> Uni<Void> write(String group, List<Item<T>> items, Function<List<T>, Uni<Void>> write) {
        List<T> contents = items.stream().map(Item::content).toList();
        return patiently(() -> write.apply(contents), FIRST_PAUSE)
                .onFailure(Inbox::isOfTheData)
                .recoverWithUni(e -> items.size() == 1
                        ? bury(group, items.getFirst().message(), e)
                        : write(group, items.subList(0, items.size() / 2), write)
                                .chain(() -> write(group, items.subList(items.size() / 2, items.size()), write)));
    }

    private Uni<Void> bury(String group, ConsumerRecord<String, String> message, Throwable reason) {
        Shadow shadow = Shadow.current();
        if (shadow != null) {
            shadow.refuse();
            return Uni.createFrom().voidItem();
        }
        return patiently(
                () -> aside(() -> {
                    deadLetters.send(message, group, reason);
                    return null;
                }),
                FIRST_PAUSE);
    }

    /** Runs what blocks in another thread and goes on in this context. */
    private <T> Uni<T> aside(Callable<T> blocking) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(blocking, false).toCompletionStage());
    }

    /** A rebuild has its own patience, which ends. */
    private <T> Uni<T> patiently(Supplier<Uni<T>> work, Duration pause) {
        if (Shadow.current() != null) {
            return work.get();
        }
        return Uni.createFrom()
                .deferred(work::get)
                .onFailure(e -> !isOfTheData(e))
                .recoverWithUni(e -> {
                    LOG.warnf("%s; next attempt in %d ms", e, pause.toMillis());
                    return pause(pause).chain(() -> patiently(work, longer(pause)));
                });
    }

    private static boolean isOfTheData(Throwable e) {
        return e instanceof Poison
                || e instanceof ConstraintViolationException
                || e instanceof DataException
                || (e instanceof PgException refused
                        && refused.getSqlState() != null
                        && refused.getSqlState().length() == 5
                        && DATA_FAULTS.contains(refused.getSqlState().substring(0, 2)));
    }

    private static <E, C extends Collection<E>> Uni<Void> unlessEmpty(C some, Function<C, Uni<Void>> work) {
        return some.isEmpty() ? Uni.createFrom().voidItem() : work.apply(some);
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
