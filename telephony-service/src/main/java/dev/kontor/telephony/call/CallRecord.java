package dev.kontor.telephony.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call as its signals tell it, in the PBX's words: numbers and extensions. A function of the set of signals alone.
 *
 * @param agent extension that has the call: of the last transfer, else of the answer, else the first that rang
 * @param rang extensions in the order in which they rang
 * @param holdSeconds on hold in whole seconds, periods that have ended
 */
record CallRecord(
        Direction direction,
        @Nullable String from,
        @Nullable String to,
        @Nullable String queue,
        @Nullable String agent,
        List<String> rang,
        List<Handover> handovers,
        Instant startedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        boolean held,
        long holdSeconds,
        @Nullable String cause,
        @Nullable String recordingUrl) {
    /**
     * The call passed from one extension to another.
     *
     * @param from null when nobody had answered
     * @param to null when it went out of the house
     */
    record Handover(@Nullable String from, @Nullable String to, Instant at) {}

    /** Empty as long as the signals do not show a call between us and somebody outside. */
    static Optional<CallRecord> of(Iterable<CallSignal> signals) {
        return CallFold.of(signals).record();
    }

    boolean missed() {
        return direction == Direction.INBOUND && endedAt != null && answeredAt == null;
    }
}
