package dev.kontor.demo.pbx;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what Asterisk 20 reports while calls go on: each verb changes the legs and appends the events that a real
 * PBX sends for it, in its order and with its headers (timestampevents=yes, so every event has a Timestamp).
 */
final class CallScript {
    static final String FROM_TRUNK = "from-trunk";
    static final String FROM_INTERNAL = "from-internal";
    static final String TRUNK = "trunk";

    private static final String CALL = "call,all";
    private static final Duration STEP = Duration.ofMillis(12);
    private static final long MICROS = 1_000_000;
    private static final int MICROS_DIGITS = 6;
    private static final long NANOS_PER_MICRO = 1_000;

    private final Instant startedAt;
    private final IntSupplier sequence;
    private final List<TimedEvent> events = new ArrayList<>();
    private Duration elapsed = Duration.ZERO;

    /** @param sequence the PBX's running number of channels, the part of a Uniqueid behind the second */
    CallScript(Instant startedAt, IntSupplier sequence) {
        this.startedAt = startedAt;
        this.sequence = sequence;
    }

    List<TimedEvent> events() {
        return List.copyOf(events);
    }

    /** Time passes; what follows happens this much later. */
    CallScript after(Duration pause) {
        elapsed = elapsed.plus(pause);
        return this;
    }

    /** A leg that somebody outside the dialplan opened (a ringing trunk, a lifted handset): it is its own Linkedid. */
    PbxChannel arrives(String endpoint, Line caller, String context, String extension) {
        PbxChannel leg =
                channel(endpoint, null, ChannelState.RING, context, extension).identifiedAs(caller);
        say("Newchannel", leg.snapshot());
        say("Newexten", leg.snapshot(), ordered("Extension", extension, "Application", "NoOp", "AppData", ""));
        return leg;
    }

    /** The PBX opens a leg towards an endpoint and dials it on behalf of the caller. */
    PbxChannel dials(PbxChannel caller, String endpoint, Line callee) {
        PbxChannel leg = opens(caller, endpoint, callee);
        say("DialBegin", pair(caller, leg), Map.of("DialString", dialString(endpoint, callee)));
        caller.connectedTo(leg);
        say("NewConnectedLine", caller.snapshot());
        return leg;
    }

    /** The leg towards an endpoint before it is dialled; a queue announces its member between the two. */
    PbxChannel opens(PbxChannel caller, String endpoint, Line callee) {
        PbxChannel leg = channel(endpoint, caller.linkedId, ChannelState.DOWN, FROM_INTERNAL, "s");
        if (!endpoint.equals(TRUNK)) {
            leg.identifiedAs(callee);
        }
        say("Newchannel", leg.snapshot());
        leg.identifiedAs(callee).connectedTo(caller);
        say("NewConnectedLine", leg.snapshot());
        return leg;
    }

    void rings(PbxChannel caller, PbxChannel callee) {
        callee.state = ChannelState.RINGING;
        callee.extension = callee.callerNumber;
        say("Newstate", callee.snapshot());
        say("DialState", pair(caller, callee), Map.of("DialStatus", "RINGING"));
    }

    void answers(PbxChannel caller, PbxChannel callee) {
        callee.state = ChannelState.UP;
        say("Newstate", callee.snapshot());
        callee.extension = "";
        dialEnds(caller, callee, "ANSWER");
        picksUp(caller);
    }

    /** The PBX itself takes a leg (a queue does before it looks for a member). */
    void picksUp(PbxChannel leg) {
        if (leg.state != ChannelState.UP) {
            leg.state = ChannelState.UP;
            say("Newstate", leg.snapshot());
        }
    }

    void dialEnds(PbxChannel caller, PbxChannel callee, String status) {
        say("DialEnd", pair(caller, callee), Map.of("DialStatus", status));
    }

    PbxBridge bridges(PbxChannel callee, PbxChannel caller) {
        PbxBridge bridge = new PbxBridge(
                UUID.nameUUIDFromBytes(("bridge " + caller.uniqueId + callee.uniqueId).getBytes(StandardCharsets.UTF_8))
                        .toString());
        say("BridgeCreate", bridge.snapshot(""));
        enters(bridge, callee);
        enters(bridge, caller);
        return bridge;
    }

    /** Legs that meet share the older Linkedid from then on. */
    void enters(PbxBridge bridge, PbxChannel leg, PbxChannel... swappedFor) {
        bridge.members.add(leg);
        String oldest = bridge.members.stream()
                .map(each -> each.linkedId)
                .min(Comparator.comparingInt(CallScript::channelNumber))
                .orElse(leg.linkedId);
        bridge.members.forEach(each -> each.linkedId = oldest);
        Map<String, String> headers = bridge.snapshot("");
        headers.putAll(leg.snapshot());
        for (PbxChannel swapped : swappedFor) {
            headers.put("SwapUniqueid", swapped.uniqueId);
        }
        say("BridgeEnter", headers);
    }

    void leaves(PbxBridge bridge, PbxChannel leg) {
        bridge.members.remove(leg);
        Map<String, String> headers = bridge.snapshot("");
        headers.putAll(leg.snapshot());
        say("BridgeLeave", headers);
        if (bridge.members.isEmpty()) {
            say("BridgeDestroy", bridge.snapshot(""));
        }
    }

    /** One party hangs up a bridged call: both legs leave and end. */
    void partsWays(PbxBridge bridge, PbxChannel first, PbxChannel other) {
        say("HangupRequest", first.snapshot(), Map.of("Cause", Integer.toString(HangupCause.NORMAL.number)));
        leaves(bridge, first);
        leaves(bridge, other);
        hangsUp(other, HangupCause.NORMAL);
        hangsUp(first, HangupCause.NORMAL);
    }

    void hangsUp(PbxChannel leg, HangupCause cause) {
        Map<String, String> headers = leg.snapshot();
        headers.put("Cause", Integer.toString(cause.number));
        headers.put("Cause-txt", cause.text);
        say("Hangup", headers);
    }

    /** Appends an event with the headers of the maps, in their order. */
    @SafeVarargs
    final void say(String event, Map<String, String>... headers) {
        elapsed = elapsed.plus(STEP);
        AmiMessage message = AmiMessage.event(event, event.startsWith("Agent") ? "agent,all" : CALL)
                .with("Timestamp", timestamp());
        for (Map<String, String> each : headers) {
            message = message.withAll(each);
        }
        events.add(new TimedEvent(elapsed, message));
    }

    /** The headers of a caller and, prefixed "Dest", of the leg that is dialled for it. */
    static Map<String, String> pair(PbxChannel caller, PbxChannel callee) {
        Map<String, String> headers = caller.snapshot();
        headers.putAll(callee.snapshot("Dest"));
        return headers;
    }

    static Map<String, String> ordered(String... namesAndValues) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }

    private static int channelNumber(String uniqueId) {
        return Integer.parseInt(uniqueId.substring(uniqueId.indexOf('.') + 1));
    }

    private PbxChannel channel(
            String endpoint, @Nullable String linkedId, ChannelState state, String context, String extension) {
        int number = sequence.getAsInt();
        String uniqueId = startedAt.plus(elapsed).getEpochSecond() + "." + number;
        String name = String.format(Locale.ROOT, "PJSIP/%s-%08x", endpoint, number);
        return new PbxChannel(name, uniqueId, linkedId == null ? uniqueId : linkedId, state, context, extension);
    }

    private static String dialString(String endpoint, Line callee) {
        return endpoint.equals(TRUNK)
                ? callee.number() + "@" + TRUNK
                : endpoint + "/sip:" + endpoint + "@10.0.0.21:5060";
    }

    private String timestamp() {
        Instant now = startedAt.plus(elapsed);
        return BigDecimal.valueOf(now.getEpochSecond() * MICROS + now.getNano() / NANOS_PER_MICRO)
                .divide(BigDecimal.valueOf(MICROS), MICROS_DIGITS, RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
