package dev.kontor.telephony.pbx.ami;

import dev.kontor.telephony.call.CallSignal;
import dev.kontor.telephony.call.Direction;
import dev.kontor.telephony.call.SignalKind;
import dev.kontor.telephony.number.NumberPlan;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asteriskjava.manager.event.AgentConnectEvent;
import org.asteriskjava.manager.event.AttendedTransferEvent;
import org.asteriskjava.manager.event.BlindTransferEvent;
import org.asteriskjava.manager.event.DialBeginEvent;
import org.asteriskjava.manager.event.DialEndEvent;
import org.asteriskjava.manager.event.DialEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.HoldEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.NewChannelEvent;
import org.asteriskjava.manager.event.QueueCallerJoinEvent;
import org.asteriskjava.manager.event.UnholdEvent;
import org.jspecify.annotations.Nullable;

/**
 * Reads manager events of Asterisk 13 and newer (chan_pjsip, chan_sip, Local) as signals. Each event by itself, without memory: so it
 * does not matter which came before. Who is inside is told by the channel's endpoint ({@code PJSIP/101-0000001f}), never by the
 * dialplan's contexts, which every installation names its own way.
 */
final class AmiMapping {
    private static final Pattern CHANNEL = Pattern.compile("[^/]+/(.+)-[0-9a-fA-F]+(?:;\\d)?");
    private static final int UP = 6;
    private static final String SUCCESS = "Success";
    private static final String ANSWER = "ANSWER";
    private static final double MILLIS = 1_000;

    private final NumberPlan numbers;

    AmiMapping(NumberPlan numbers) {
        this.numbers = numbers;
    }

    /** @param received stands in for the event's own time where the PBX sends none (manager.conf: timestampevents=yes) */
    List<AmiSignal> signals(ManagerEvent event, Instant received) {
        Instant at = event.getTimestamp() == null
                ? received
                : Instant.ofEpochMilli(Math.round(event.getTimestamp() * MILLIS));
        return switch (event) {
            case NewChannelEvent e -> started(e, at);
            case QueueCallerJoinEvent e -> queued(e, at);
            case DialBeginEvent e -> dialled(SignalKind.RANG, e, e.getLinkedId(), at);
            case DialEndEvent e
            when ANSWER.equals(e.getDialStatus()) -> dialled(SignalKind.ANSWERED, e, e.getLinkedId(), at);
            case AgentConnectEvent e ->
                one(
                        e.getLinkedId(),
                        signal(SignalKind.ANSWERED, at, e.getUniqueId(), e.getDestUniqueId())
                                .agent(extension(e.getDestChannel()))
                                .waitingIn(e.getQueue()));
            case HoldEvent e ->
                one(
                        e.getLinkedId(),
                        signal(SignalKind.HELD, at, e.getUniqueId()).agent(extension(e.getChannel())));
            case UnholdEvent e ->
                one(
                        e.getLinkedId(),
                        signal(SignalKind.UNHELD, at, e.getUniqueId()).agent(extension(e.getChannel())));
            case BlindTransferEvent e -> handedOver(e, at);
            case AttendedTransferEvent e -> handedOver(e, at);
            case HangupEvent e -> hungUp(e, at);
            default -> List.of();
        };
    }

    /** The oldest channel of a call tells its direction; channels that join later are told of by the events that join them. */
    private List<AmiSignal> started(NewChannelEvent event, Instant at) {
        if (!Objects.equals(event.getUniqueId(), event.getLinkedid())) {
            return List.of();
        }
        String agent = extension(event.getChannel());
        String dialled = dialled(event.getExten());
        CallSignal signal = signal(SignalKind.STARTED, at, event.getUniqueId());
        if (agent == null) {
            return one(
                    event.getLinkedid(),
                    signal.going(Direction.INBOUND).between(known(event.getCallerIdNum()), dialled));
        }
        return dialled == null
                ? List.of()
                : one(
                        event.getLinkedid(),
                        signal.going(Direction.OUTBOUND).agent(agent).between(agent, dialled));
    }

    private List<AmiSignal> queued(QueueCallerJoinEvent event, Instant at) {
        if (extension(event.getChannel()) != null) {
            return List.of();
        }
        CallSignal signal = signal(SignalKind.QUEUED, at, event.getUniqueId()).waitingIn(event.getQueue());
        String caller = known(event.getCallerIdNum());
        return one(event.getLinkedId(), signal.going(Direction.INBOUND).between(caller, dialled(event.getExten())));
    }

    /** One leg dials another: the agent is the one inside; between two agents it is no call of ours. */
    private List<AmiSignal> dialled(SignalKind kind, DialEvent event, String callId, Instant at) {
        String caller = extension(event.getChannel());
        String callee = extension(event.getDestChannel());
        if (caller != null && callee != null) {
            return List.of();
        }
        CallSignal signal = signal(kind, at, event.getUniqueId(), event.getDestUniqueId());
        String dialled = dialled(event.getExten());
        if (caller == null) {
            return one(
                    callId,
                    signal.going(Direction.INBOUND).agent(callee).between(known(event.getCallerIdNum()), dialled));
        }
        String outside = dialled == null ? known(event.getDestCallerIdNum()) : dialled;
        return one(callId, signal.going(Direction.OUTBOUND).agent(caller).between(caller, outside));
    }

    private List<AmiSignal> handedOver(BlindTransferEvent event, Instant at) {
        if (!SUCCESS.equals(event.getResult())) {
            return List.of();
        }
        String target = numbers.isExtension(event.getExtension()) ? event.getExtension() : null;
        CallSignal signal = signal(SignalKind.TRANSFERRED, at, event.getTransfererUniqueId())
                .agent(target);
        return one(event.getTransfererLinkedId(), signal);
    }

    /**
     * The agent joins two of his calls and leaves. The customer's call goes on with the other party; the consultation, where it was
     * with somebody outside too, ends here as a call of its own.
     */
    private List<AmiSignal> handedOver(AttendedTransferEvent event, Instant at) {
        if (!SUCCESS.equals(event.getResult())) {
            return List.of();
        }
        String transferee = extension(event.getTransfereeChannel());
        String target = extension(event.getTransferTargetChannel());
        String firstCall = event.getOrigTransfererLinkedId();
        String secondCall = event.getSecondTransfererLinkedId();
        CallSignal handover = signal(SignalKind.TRANSFERRED, at, event.getOrigTransfererUniqueid());
        CallSignal end = signal(SignalKind.ENDED, at, event.getSecondTransfererUniqueid())
                .because("transferred");
        if (transferee == null && target != null) {
            return one(firstCall, handover.agent(target));
        }
        if (transferee == null) {
            return List.of(new AmiSignal(firstCall, handover), new AmiSignal(secondCall, end));
        }
        return target == null
                ? List.of(new AmiSignal(secondCall, handover.agent(transferee)), new AmiSignal(secondCall, end))
                : List.of();
    }

    /**
     * A call is over when the leg outside is gone: the oldest channel of an inbound call, a connected later one of an outbound call.
     * An outbound call that nobody takes is over with the agent's own channel. Other legs come and go within a call.
     */
    private List<AmiSignal> hungUp(HangupEvent event, Instant at) {
        boolean oldest = Objects.equals(event.getUniqueId(), event.getLinkedId());
        boolean up = event.getChannelState() != null && event.getChannelState() == UP;
        boolean inside = extension(event.getChannel()) != null;
        boolean over = inside ? oldest && !up : oldest || up;
        return over
                ? one(
                        event.getLinkedId(),
                        signal(SignalKind.ENDED, at, event.getUniqueId()).because(code(event.getCauseTxt())))
                : List.of();
    }

    private static List<AmiSignal> one(@Nullable String callId, CallSignal signal) {
        return callId == null ? List.of() : List.of(new AmiSignal(callId, signal));
    }

    /** The identity is made of what the event says, so that the event sent twice gives one signal. */
    private static CallSignal signal(SignalKind kind, Instant at, @Nullable String... channels) {
        return CallSignal.of(kind.code() + ':' + String.join(":", channels) + ':' + at.toEpochMilli(), kind, at);
    }

    private @Nullable String extension(@Nullable String channel) {
        Matcher matcher = CHANNEL.matcher(channel == null ? "" : channel);
        if (!matcher.matches()) {
            return null;
        }
        String endpoint = matcher.group(1);
        int context = endpoint.indexOf('@');
        String name = context < 0 ? endpoint : endpoint.substring(0, context);
        return numbers.isExtension(name) ? name : null;
    }

    /** What was dialled, where it is a number outside: not an extension, not a place in the dialplan such as {@code s}. */
    private @Nullable String dialled(@Nullable String exten) {
        return exten == null || numbers.isExtension(exten) || exten.length() < 2 ? null : exten;
    }

    private static @Nullable String known(@Nullable String number) {
        return number == null || number.isBlank() || number.startsWith("<") ? null : number;
    }

    private static @Nullable String code(@Nullable String text) {
        return text == null ? null : text.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
