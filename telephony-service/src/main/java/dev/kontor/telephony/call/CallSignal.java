package dev.kontor.telephony.call;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One thing a PBX has told of a call.
 *
 * @param id identity within the call: the same signal sent again has the same one
 * @param at when it happened, by the PBX's clock; never when it arrived
 * @param from number or extension of the caller as the PBX writes it
 * @param to number dialled as the PBX writes it
 * @param extension of the agent concerned: who rings, answers, holds, or takes the transferred call
 * @param direction null where the PBX does not say
 * @param queue name of the waiting queue
 * @param cause why the call ended, kebab case
 */
public record CallSignal(
        String id,
        SignalKind kind,
        Instant at,
        @Nullable String from,
        @Nullable String to,
        @Nullable String extension,
        @Nullable Direction direction,
        @Nullable String queue,
        @Nullable String cause,
        @Nullable String recordingUrl) {
    /** Total: two signals are equal in it only when they are one. So the way of arrival never shows. */
    static final Comparator<CallSignal> IN_TIME =
            Comparator.comparing(CallSignal::at).thenComparing(CallSignal::kind).thenComparing(CallSignal::id);

    public static CallSignal of(String id, SignalKind kind, Instant at) {
        return new CallSignal(id, kind, at, null, null, null, null, null, null, null);
    }

    public CallSignal between(@Nullable String caller, @Nullable String dialled) {
        return new CallSignal(id, kind, at, caller, dialled, extension, direction, queue, cause, recordingUrl);
    }

    public CallSignal agent(@Nullable String number) {
        return new CallSignal(id, kind, at, from, to, number, direction, queue, cause, recordingUrl);
    }

    public CallSignal going(@Nullable Direction way) {
        return new CallSignal(id, kind, at, from, to, extension, way, queue, cause, recordingUrl);
    }

    public CallSignal waitingIn(@Nullable String name) {
        return new CallSignal(id, kind, at, from, to, extension, direction, name, cause, recordingUrl);
    }

    public CallSignal because(@Nullable String code) {
        return new CallSignal(id, kind, at, from, to, extension, direction, queue, code, recordingUrl);
    }

    public CallSignal recordedAt(@Nullable String url) {
        return new CallSignal(id, kind, at, from, to, extension, direction, queue, cause, url);
    }
}
