package dev.kontor.analytics.sla;

import dev.kontor.analytics.sla.SlaTimerFact.Started;
import dev.kontor.platform.event.CurrentEvent;
import dev.kontor.platform.event.Traces;
import dev.kontor.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Policy: starts and stops timers by the facts that the ingest has laid down as signals. The ingest speaks JDBC in batches and the
 * outbox Hibernate Reactive in its own session, so neither can do the other's work in its transaction; a table between them keeps both
 * transactions whole: a signal is stored with the offset of its record, and is taken away with the timer and facts it leads to.
 *
 * <p>One replica at a time takes signals (an advisory lock of the transaction): a start and its stop taken by two at once would not
 * see each other.
 */
@ApplicationScoped
class WhenSignalledThenRunTimers {
    private static final int BATCH = 100;
    private static final String ONE_AT_A_TIME = "select pg_try_advisory_xact_lock(hashtext('kontor.sla.signals'))";
    private static final String NEXT = "from SlaSignal s order by s.position";
    private static final String TAKEN = "delete from SlaSignal s where s.eventId in :ids";

    private final SlaPolicies policies;
    private final PolicyDefinitions definitions;
    private final SignalReader reader;
    private final SlaTimers timers;
    private final SlaStops stops;
    private final OwnerTeams teams;
    private final Outbox outbox;
    private final CurrentEvent current;
    private final Traces traces;
    private final Clock clock;

    WhenSignalledThenRunTimers(
            SlaPolicies policies,
            PolicyDefinitions definitions,
            SignalReader reader,
            SlaTimers timers,
            SlaStops stops,
            OwnerTeams teams,
            Outbox outbox,
            CurrentEvent current,
            Traces traces,
            Clock clock) {
        this.policies = policies;
        this.definitions = definitions;
        this.reader = reader;
        this.timers = timers;
        this.stops = stops;
        this.teams = teams;
        this.outbox = outbox;
        this.current = current;
        this.traces = traces;
        this.clock = clock;
    }

    /** A policy with its terms read. */
    private record Ruling(SlaPolicy policy, SlaPolicyDefinition terms) {}

    /** Takes up the next signals; answers how many. */
    @WithTransaction
    public Uni<Integer> run() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ONE_AT_A_TIME, Boolean.class)
                        .getSingleResult()
                        .chain(mine -> mine ? next(session) : Uni.createFrom().item(0)));
    }

    private Uni<Integer> next(Mutiny.Session session) {
        return session.createSelectionQuery(NEXT, SlaSignal.class)
                .setMaxResults(BATCH)
                .getResultList()
                .chain(signals -> signals.isEmpty()
                        ? Uni.createFrom().item(0)
                        : rulings()
                                .chain(rulings -> inTurn(signals, signal -> apply(signal, rulings)))
                                .chain(() -> take(session, signals))
                                .replaceWith(signals.size()));
    }

    private Uni<List<Ruling>> rulings() {
        return policies.all()
                .map(all -> all.stream()
                        .map(policy -> new Ruling(policy, definitions.read(policy)))
                        .toList());
    }

    private static Uni<Void> take(Mutiny.Session session, List<SlaSignal> signals) {
        List<UUID> ids = signals.stream().map(SlaSignal::eventId).toList();
        return session.createMutationQuery(TAKEN)
                .setParameter("ids", ids)
                .executeUpdate()
                .replaceWithVoid();
    }

    private Uni<Void> apply(SlaSignal signal, List<Ruling> rulings) {
        current.actAs("system:analytics", signal.correlationId(), signal.eventId());
        return traces.follow(
                signal.traceparent(),
                signal.type(),
                () -> inTurn(rulings, ruling -> stop(signal, ruling).chain(() -> start(signal, ruling))));
    }

    private Uni<Void> start(SlaSignal signal, Ruling ruling) {
        if (ruling.policy().isRetired()) {
            return Uni.createFrom().voidItem();
        }
        Optional<SlaStart> start = reader.start(signal, ruling.terms());
        return start.isEmpty()
                ? Uni.createFrom().voidItem()
                : timers.hasStarted(ruling.policy().id(), signal.eventId())
                        .chain(before -> before ? Uni.createFrom().voidItem() : start(ruling, start.get()));
    }

    private Uni<Void> start(Ruling ruling, SlaStart start) {
        return teams.complete(start).chain(complete -> {
            SlaTimer timer = SlaTimer.start(ruling.policy(), ruling.terms(), complete);
            return stops.firstSince(timer.policyId(), complete.key(), complete.at())
                    .chain(stop ->
                            outbox.publish(timer, story(timer, ruling, stop)).chain(() -> timers.add(timer)));
        });
    }

    /** All that is known of a timer the moment it starts: its stop may have come before, its warning and deadline may be past. */
    private List<SlaTimerFact> story(SlaTimer timer, Ruling ruling, Optional<Instant> stop) {
        Instant now = clock.instant();
        Started started = timer.started();
        List<SlaTimerFact> facts = new ArrayList<>(List.of(started));
        facts.addAll(stop.map(at -> timer.stop(at, ruling.terms().workingTime(), now))
                .orElseGet(() -> timer.tick(now)));
        return facts;
    }

    private Uni<Void> stop(SlaSignal signal, Ruling ruling) {
        Optional<SignalReader.Stop> match = reader.stop(signal, ruling.terms());
        if (match.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        SignalReader.Stop stop = match.get();
        UUID policyId = ruling.policy().id();
        return stops.remember(policyId, signal.eventId(), stop.key(), stop.at())
                .chain(() -> timers.openFor(policyId, stop.key(), stop.at()))
                .chain(open -> inTurn(
                        open,
                        timer -> outbox.publish(
                                timer, timer.stop(stop.at(), ruling.terms().workingTime(), clock.instant()))));
    }

    private static <T> Uni<Void> inTurn(List<T> items, Function<T, Uni<Void>> work) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (T item : items) {
            all = all.chain(() -> work.apply(item));
        }
        return all;
    }
}
