package dev.kontor.telephony.call;

import dev.kontor.platform.access.Owned;
import dev.kontor.platform.outbox.Aggregate;
import dev.kontor.platform.problem.Problem;
import dev.kontor.platform.sharing.Grant;
import dev.kontor.platform.sharing.Withdrawal;
import dev.kontor.telephony.TelephonyError;
import dev.kontor.telephony.agent.Agent;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A call as the company sees it: one record per call of a PBX, made anew from all its signals each time one comes. */
@Entity
public class Call implements Aggregate, Owned {
    private static final int MAX_TAGS = 20;

    @Id
    private UUID id;

    private long version;
    private String pbx;
    private String pbxCallId;
    private String direction;
    private String status;

    @Nullable
    private String fromNumber;

    @Nullable
    private String toNumber;

    @Nullable
    private String customerNumber;

    @Nullable
    private UUID personId;

    @Nullable
    private UUID organisationId;

    @Nullable
    private UUID ownerId;

    @Nullable
    private String team;

    @Nullable
    private String queue;

    private UUID[] rungAgentIds;

    @JdbcTypeCode(SqlTypes.JSON)
    private Handovers handovers;

    private Instant startedAt;

    @Nullable
    private Instant answeredAt;

    @Nullable
    private Instant endedAt;

    private long holdSeconds;

    @Nullable
    private String cause;

    @Nullable
    private String recordingUrl;

    private String[] tags;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected Call() {}

    @SuppressWarnings("NullAway") // follow() sets the rest
    private Call(UUID id, String pbx, String pbxCallId) {
        this.id = id;
        this.pbx = pbx;
        this.pbxCallId = pbxCallId;
        this.tags = new String[0];
        this.rungAgentIds = new UUID[0];
        this.handovers = Handovers.NONE;
    }

    /** A call not told of yet; {@link #follow} makes it whole. */
    static Call unheard(UUID id, String pbx, String pbxCallId) {
        return new Call(id, pbx, pbxCallId);
    }

    /** Becomes what the signals say and returns what is new in it. */
    List<CallFact> follow(CallRecord record, CallParties parties) {
        boolean first = startedAt == null;
        Instant answeredBefore = answeredAt;
        Instant endedBefore = endedAt;
        boolean missedBefore = !first && CallStatus.MISSED.code().equals(status);
        long talkedBefore = talkSeconds();
        Set<Transfer> transfersBefore = new HashSet<>(handovers.transfers());
        List<String> changed = become(record, parties);

        CallSnapshot snapshot = snapshot();
        List<CallFact> facts = new ArrayList<>();
        if (first) {
            facts.add(new CallFact.Rang(snapshot));
        }
        if (answeredAt != null && !answeredAt.equals(answeredBefore)) {
            facts.add(new CallFact.Answered(snapshot, answeredAt));
        }
        handovers.transfers().stream()
                .filter(transfer -> !transfersBefore.contains(transfer))
                .map(t -> new CallFact.Transferred(snapshot, t.fromAgentId(), t.toAgentId(), t.at()))
                .forEach(facts::add);
        if (endedAt != null && (!endedAt.equals(endedBefore) || talkSeconds() != talkedBefore)) {
            facts.add(new CallFact.Ended(snapshot, endedAt, talkSeconds()));
        }
        if (endedAt != null && record.missed() && !missedBefore) {
            facts.add(new CallFact.Missed(snapshot, endedAt));
        }
        if (facts.isEmpty() && !changed.isEmpty()) {
            facts.add(new CallFact.Revised(snapshot, changed));
        }
        return facts;
    }

    /** Nothing when the call bears the tag already. */
    List<CallFact> tag(String tag, Instant at) {
        if (List.of(tags).contains(tag)) {
            return List.of();
        }
        if (tags.length == MAX_TAGS) {
            throw Problem.of(TelephonyError.TOO_MANY_TAGS, "A call bears " + MAX_TAGS + " tags at most");
        }
        tags = Arrays.copyOf(tags, tags.length + 1);
        tags[tags.length - 1] = tag;
        return List.of(new CallFact.Tagged(snapshot(), tag, at));
    }

    /** Whom the call was with stays as it was found then, although the number may have gone to somebody else since. */
    private List<String> become(CallRecord record, CallParties parties) {
        Changes changes = new Changes();
        Agent agent = parties.agent(record.agent());
        direction = changes.note("direction", direction, record.direction().code());
        status = changes.note("status", status, CallStatus.of(record).code());
        fromNumber = changes.note("from", fromNumber, parties.from());
        toNumber = changes.note("to", toNumber, parties.to());
        if (personId == null || !Objects.equals(customerNumber, parties.customerNumber())) {
            personId = changes.note("personId", personId, parties.personId());
            organisationId = changes.note("organisationId", organisationId, parties.organisationId());
        }
        customerNumber = changes.note("customerNumber", customerNumber, parties.customerNumber());
        ownerId = changes.note("agentId", ownerId, agent == null ? null : agent.id());
        team = changes.note("team", team, agent == null ? null : agent.team());
        queue = changes.note("queue", queue, record.queue());
        List<UUID> rung = record.rang().stream()
                .map(parties::agentId)
                .filter(Objects::nonNull)
                .toList();
        rungAgentIds = changes.note("rungAgentIds", List.of(rungAgentIds), rung).toArray(UUID[]::new);
        List<Transfer> transfers = record.handovers().stream()
                .map(h -> new Transfer(parties.agentId(h.from()), parties.agentId(h.to()), h.at()))
                .toList();
        handovers = new Handovers(changes.note("transfers", handovers.transfers(), transfers));
        startedAt = changes.note("startedAt", startedAt, record.startedAt());
        answeredAt = changes.note("answeredAt", answeredAt, record.answeredAt());
        endedAt = changes.note("endedAt", endedAt, record.endedAt());
        holdSeconds = changes.note("holdSeconds", holdSeconds, record.holdSeconds());
        cause = changes.note("cause", cause, record.cause());
        recordingUrl = changes.note("recordingUrl", recordingUrl, record.recordingUrl());
        return changes.names();
    }

    CallSnapshot snapshot() {
        return new CallSnapshot(direction(), ownerId, personId, organisationId, queue, startedAt);
    }

    /** Agents who have the call or whose telephones it rings. */
    public Set<UUID> agentsConcerned() {
        Set<UUID> agents = new HashSet<>(List.of(rungAgentIds));
        if (ownerId != null) {
            agents.add(ownerId);
        }
        return agents;
    }

    long talkSeconds() {
        return answeredAt == null || endedAt == null
                ? 0
                : Math.max(0, Duration.between(answeredAt, endedAt).toSeconds());
    }

    CallView view() {
        return new CallView(
                id,
                version,
                direction(),
                CallStatus.valueOf(status.toUpperCase(Locale.ROOT)),
                fromNumber,
                toNumber,
                customerNumber,
                personId,
                organisationId,
                ownerId,
                team,
                queue,
                List.of(rungAgentIds),
                handovers.transfers(),
                startedAt,
                answeredAt,
                endedAt,
                endedAt == null ? null : talkSeconds(),
                holdSeconds,
                cause,
                recordingUrl,
                List.of(tags),
                pbx,
                pbxCallId);
    }

    CallFact shared(Grant grant) {
        return new CallFact.Shared(snapshot(), grant);
    }

    CallFact unshared(Withdrawal withdrawal) {
        return new CallFact.Unshared(snapshot(), withdrawal);
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

    public Direction direction() {
        return Direction.valueOf(direction.toUpperCase(Locale.ROOT));
    }

    public @Nullable String customerNumber() {
        return customerNumber;
    }

    public @Nullable String fromNumber() {
        return fromNumber;
    }

    public @Nullable String toNumber() {
        return toNumber;
    }

    public @Nullable String queue() {
        return queue;
    }

    public Instant startedAt() {
        return startedAt;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    @Override
    public @Nullable UUID ownerId() {
        return ownerId;
    }

    @Override
    public @Nullable String team() {
        return team;
    }
}
