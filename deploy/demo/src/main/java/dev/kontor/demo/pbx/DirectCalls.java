package dev.kontor.demo.pbx;

import java.time.Duration;
import java.util.Map;

/** Calls between the trunk and one extension. */
final class DirectCalls {
    static final Duration RINGING = Duration.ofSeconds(4);
    static final Duration TALKING = Duration.ofSeconds(65);
    private static final Duration ON_HOLD = Duration.ofSeconds(20);
    private static final Duration RING_TIMEOUT = Duration.ofSeconds(25);

    private DirectCalls() {}

    /** A customer calls; the agent's phone rings and is answered; the customer hangs up. */
    static void inboundAnswered(CallScript script, CallParties parties) {
        PbxChannel trunk = fromTrunk(script, parties);
        PbxChannel agent = ringsAt(script, trunk, parties.agent());
        script.after(RINGING).answers(trunk, agent);
        PbxBridge talk = script.bridges(agent, trunk);
        script.after(TALKING).partsWays(talk, trunk, agent);
    }

    /** An agent calls a customer over the trunk; the customer answers; the agent hangs up. */
    static void outboundAnswered(CallScript script, CallParties parties) {
        Line agentLine = parties.agent();
        String dialled = parties.customer().number();
        PbxChannel agent = script.arrives(agentLine.number(), agentLine, CallScript.FROM_INTERNAL, dialled);
        PbxChannel trunk = script.dials(agent, CallScript.TRUNK, Line.nameless(dialled));
        script.rings(agent, trunk);
        script.after(RINGING).answers(agent, trunk);
        PbxBridge talk = script.bridges(trunk, agent);
        script.after(TALKING).partsWays(talk, agent, trunk);
    }

    /** As inboundAnswered, and the agent puts the customer on hold in between. */
    static void held(CallScript script, CallParties parties) {
        PbxChannel trunk = fromTrunk(script, parties);
        PbxChannel agent = ringsAt(script, trunk, parties.agent());
        script.after(RINGING).answers(trunk, agent);
        PbxBridge talk = script.bridges(agent, trunk);
        holds(script.after(TALKING), agent, trunk);
        script.after(ON_HOLD).say("Unhold", agent.snapshot());
        script.say("MusicOnHoldStop", trunk.snapshot());
        script.after(TALKING).partsWays(talk, trunk, agent);
    }

    /** The customer gives up while the phone still rings. */
    static void missed(CallScript script, CallParties parties) {
        PbxChannel trunk = fromTrunk(script, parties);
        PbxChannel agent = ringsAt(script, trunk, parties.agent());
        script.after(RINGING).say("HangupRequest", trunk.snapshot(), Map.of("Cause", "127"));
        script.dialEnds(trunk, agent, "CANCEL");
        script.hangsUp(agent, HangupCause.NORMAL);
        script.hangsUp(trunk, HangupCause.INTERWORKING);
    }

    /** Nobody takes the call until the dialplan gives up. */
    static void unanswered(CallScript script, CallParties parties) {
        PbxChannel trunk = fromTrunk(script, parties);
        PbxChannel agent = ringsAt(script, trunk, parties.agent());
        script.after(RING_TIMEOUT).dialEnds(trunk, agent, "NOANSWER");
        script.hangsUp(agent, HangupCause.NO_ANSWER);
        script.hangsUp(trunk, HangupCause.NO_ANSWER);
    }

    /** Two phones ring for one call; the second answers and the first falls silent. */
    static void ringGroup(CallScript script, CallParties parties) {
        PbxChannel trunk = fromTrunk(script, parties);
        PbxChannel first = ringsAt(script, trunk, parties.agent());
        PbxChannel second = ringsAt(script, trunk, parties.colleague());
        script.after(RINGING).answers(trunk, second);
        script.dialEnds(trunk, first, "CANCEL");
        script.hangsUp(first, HangupCause.ANSWERED_ELSEWHERE);
        PbxBridge talk = script.bridges(second, trunk);
        script.after(TALKING).partsWays(talk, second, trunk);
    }

    static PbxChannel fromTrunk(CallScript script, CallParties parties) {
        return script.arrives(CallScript.TRUNK, parties.customer(), CallScript.FROM_TRUNK, parties.trunkNumber());
    }

    static PbxChannel ringsAt(CallScript script, PbxChannel caller, Line line) {
        PbxChannel leg = script.dials(caller, line.number(), line);
        script.rings(caller, leg);
        return leg;
    }

    static void holds(CallScript script, PbxChannel holder, PbxChannel held) {
        script.say("Hold", holder.snapshot(), Map.of("MusicClass", "default"));
        script.say("MusicOnHoldStart", held.snapshot(), Map.of("Class", "default"));
    }
}
