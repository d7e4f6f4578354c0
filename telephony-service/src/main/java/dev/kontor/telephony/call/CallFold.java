package dev.kontor.telephony.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a call's signals in the order in which they happened. Repetitions fall out by identity and arrival plays no part, so
 * any permutation with repetitions of the same signals ends in the same record.
 */
final class CallFold {
    private final Set<String> rang = new LinkedHashSet<>();
    private final List<CallRecord.Handover> handovers = new ArrayList<>();
    private boolean isCall;
    private long holdSeconds;

    @Nullable
    private Direction direction;

    @Nullable
    private String from;

    @Nullable
    private String to;

    @Nullable
    private String queue;

    @Nullable
    private String agent;

    @Nullable
    private String caller;

    @Nullable
    private Instant startedAt;

    @Nullable
    private Instant answeredAt;

    @Nullable
    private Instant heldAt;

    @Nullable
    private Instant endedAt;

    @Nullable
    private String cause;

    @Nullable
    private String recordingUrl;

    private CallFold() {}

    static CallFold of(Iterable<CallSignal> signals) {
        Set<CallSignal> inTime = new TreeSet<>(CallSignal.IN_TIME);
        signals.forEach(inTime::add);
        CallFold fold = new CallFold();
        inTime.forEach(fold::take);
        return fold;
    }

    Optional<CallRecord> record() {
        Direction way = direction;
        Instant start = startedAt;
        if (!isCall || way == null || start == null) {
            return Optional.empty();
        }
        if (way == Direction.OUTBOUND) {
            rang.remove(caller);
        }
        String first =
                way == Direction.OUTBOUND ? caller : rang.stream().findFirst().orElse(null);
        return Optional.of(new CallRecord(
                way,
                from,
                to,
                queue,
                agent == null ? first : agent,
                List.copyOf(rang),
                List.copyOf(handovers),
                start,
                answeredAt,
                endedAt,
                heldAt != null && endedAt == null,
                holdSeconds,
                cause,
                recordingUrl));
    }

    private void take(CallSignal signal) {
        isCall |= signal.kind().makesACall();
        startedAt = first(startedAt, signal.at());
        direction = first(direction, signal.direction());
        from = first(from, signal.from());
        to = first(to, signal.to());
        queue = first(queue, signal.queue());
        recordingUrl = first(recordingUrl, signal.recordingUrl());
        switch (signal.kind()) {
            case STARTED, QUEUED -> caller = first(caller, signal.extension());
            case RANG -> ring(signal);
            case ANSWERED -> answer(signal);
            case HELD -> heldAt = answeredAt == null ? null : first(heldAt, signal.at());
            case UNHELD -> endHold(signal.at());
            case TRANSFERRED -> transfer(signal.extension(), signal.at());
            case ENDED -> end(signal);
        }
    }

    private void ring(CallSignal signal) {
        caller = first(caller, signal.extension());
        if (signal.extension() != null) {
            rang.add(signal.extension());
        }
    }

    /** The first answer counts; a later one by somebody else is a transfer of which the PBX did not tell. */
    private void answer(CallSignal signal) {
        if (answeredAt == null) {
            answeredAt = signal.at();
            agent = first(signal.extension(), agent);
        } else if (current() == null) {
            agent = signal.extension();
        } else if (signal.extension() != null && !signal.extension().equals(current())) {
            transfer(signal.extension(), signal.at());
        }
    }

    private void transfer(@Nullable String extension, Instant at) {
        endHold(at);
        handovers.add(new CallRecord.Handover(answeredAt == null ? null : current(), extension, at));
        agent = first(extension, agent);
    }

    /** A PBX may tell of the end of each leg: the last one ends the call. */
    private void end(CallSignal signal) {
        endHold(signal.at());
        endedAt = signal.at();
        cause = first(signal.cause(), cause);
    }

    private void endHold(Instant at) {
        if (heldAt != null) {
            holdSeconds += Duration.between(heldAt, at).toSeconds();
            heldAt = null;
        }
    }

    private @Nullable String current() {
        return direction == Direction.OUTBOUND ? first(agent, caller) : agent;
    }

    private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
        return one == null ? other : one;
    }
}
