package dev.kontor.analytics.sla;

import dev.kontor.analytics.sla.SlaTimerFact.Breached;
import dev.kontor.analytics.sla.SlaTimerFact.Met;
import dev.kontor.analytics.sla.SlaTimerFact.Started;
import dev.kontor.analytics.sla.SlaTimerFact.Terms;
import dev.kontor.analytics.sla.SlaTimerFact.Warned;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run of a policy's clock: running → warned → met or breached. A stop that comes after the breach is recorded as met too late.
 * Its terms are fixed when it starts: a policy revised later does not move a deadline that somebody works to.
 */
@Entity
@Table(name = "sla_timer")
public class SlaTimer implements Aggregate {
    static final String RUNNING = "running";
    static final String WARNED = "warned";
    static final String BREACHED = "breached";
    static final String MET = "met";

    @Id
    private UUID id;

    private long version;
    private UUID policyId;
    private String policyCode;
    private String matchKey;

    @Nullable
    private UUID ownerId;

    @Nullable
    private String team;

    private UUID startEventId;
    private UUID correlationId;

    @Nullable
    private String traceparent;

    private Instant startedAt;
    private Instant warnAt;
    private Instant dueAt;

    private String state;

    /** When the clock next has something to say; null when it has said all. */
    @Nullable
    @SuppressWarnings("UnusedVariable") // read by the query for due timers
    private Instant nextAt;

    @Nullable
    private Instant warnedAt;

    @Nullable
    private Instant breachedAt;

    @Nullable
    private Instant metAt;

    /** Working seconds from start to stop. */
    @Nullable
    private Long elapsedSeconds;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected SlaTimer() {}

    private SlaTimer(SlaPolicy policy, SlaPolicyDefinition terms, SlaStart start) {
        WorkingTime time = terms.workingTime();
        this.id = Ids.next();
        this.policyId = policy.id();
        this.policyCode = terms.code();
        this.matchKey = start.key();
        this.ownerId = start.ownerId();
        this.team = start.team();
        this.startEventId = start.eventId();
        this.correlationId = start.correlationId();
        this.traceparent = start.traceparent();
        this.startedAt = start.at();
        this.warnAt = time.add(start.at(), terms.warning());
        this.dueAt = time.add(start.at(), terms.target());
        this.state = RUNNING;
        this.nextAt = warnAt;
    }

    static SlaTimer start(SlaPolicy policy, SlaPolicyDefinition terms, SlaStart start) {
        return new SlaTimer(policy, terms, start);
    }

    Started started() {
        return new Started(terms());
    }

    /** Raises what is due by now: the warning, the breach, or both in that order. */
    List<SlaTimerFact> tick(Instant now) {
        List<SlaTimerFact> facts = new ArrayList<>();
        if (state.equals(RUNNING) && !now.isBefore(warnAt)) {
            state = WARNED;
            warnedAt = now;
            nextAt = dueAt;
            facts.add(new Warned(terms(), now));
        }
        if (state.equals(WARNED) && !now.isBefore(dueAt)) {
            state = BREACHED;
            breachedAt = now;
            nextAt = null;
            facts.add(new Breached(terms(), now));
        }
        return facts;
    }

    /**
     * Ends the run. A stop after the deadline breaches first, if nobody has noticed yet: the facts tell the whole story in order.
     *
     * @param at business time of the stop event, not before the start
     */
    List<SlaTimerFact> stop(Instant at, WorkingTime time, Instant now) {
        List<SlaTimerFact> facts = new ArrayList<>();
        if (state.equals(MET) || at.isBefore(startedAt)) {
            return facts;
        }
        if (at.isAfter(dueAt)) {
            facts.addAll(tick(now));
        }
        state = MET;
        metAt = at;
        nextAt = null;
        elapsedSeconds = time.between(startedAt, at).toSeconds();
        facts.add(new Met(terms(), at));
        return facts;
    }

    private Terms terms() {
        return new Terms(policyId, policyCode, matchKey, ownerId, startedAt, warnAt, dueAt);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public void advanceTo(long next) {
        version = next;
    }

    String state() {
        return state;
    }

    UUID policyId() {
        return policyId;
    }

    UUID correlationId() {
        return correlationId;
    }

    /** W3C trace context of the fact that started it: its warning and breach belong to that trace. */
    @Nullable
    String traceparent() {
        return traceparent;
    }

    UUID startEventId() {
        return startEventId;
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant dueAt() {
        return dueAt;
    }

    SlaTimerView view() {
        return new SlaTimerView(
                id,
                policyId,
                policyCode,
                matchKey,
                ownerId,
                team,
                state,
                startedAt,
                warnAt,
                dueAt,
                warnedAt,
                breachedAt,
                metAt,
                elapsedSeconds);
    }
}
