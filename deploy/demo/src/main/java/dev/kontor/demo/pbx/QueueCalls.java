package dev.kontor.demo.pbx;

import static dev.kontor.demo.pbx.CallScript.ordered;

import java.time.Duration;
import java.util.Map;

/**
 * Calls that wait in a queue. The PBX itself answers the customer's leg first, so the leg is Up while nobody talks:
 * only DialEnd ANSWER, AgentConnect or the bridge say that a person took the call.
 */
final class QueueCalls {
    private static final Duration MEMBER_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private QueueCalls() {}

    /** The first member lets it ring, the second answers and later hangs up. */
    static void answered(CallScript script, CallParties parties) {
        PbxChannel trunk = waits(script, parties);
        PbxChannel deaf = called(script, parties, trunk, parties.agent());
        script.after(MEMBER_TIMEOUT).dialEnds(trunk, deaf, "NOANSWER");
        script.say("AgentRingNoAnswer", agentEvent(parties, trunk, deaf), Map.of("RingTime", "15000"));
        script.hangsUp(deaf, HangupCause.NORMAL);

        PbxChannel member = called(script, parties, trunk, parties.colleague());
        script.after(DirectCalls.RINGING).answers(trunk, member);
        script.say("QueueCallerLeave", queueEvent(parties, trunk), ordered("Position", "1", "Count", "0"));
        script.say("AgentConnect", agentEvent(parties, trunk, member), ordered("RingTime", "4", "HoldTime", "19"));
        PbxBridge talk = script.bridges(member, trunk);
        script.after(DirectCalls.TALKING)
                .say(
                        "AgentComplete",
                        agentEvent(parties, trunk, member),
                        ordered("HoldTime", "19", "TalkTime", "65", "Reason", "agent"));
        script.partsWays(talk, member, trunk);
    }

    /** The customer gives up in the queue. */
    static void abandoned(CallScript script, CallParties parties) {
        PbxChannel trunk = waits(script, parties);
        PbxChannel deaf = called(script, parties, trunk, parties.agent());
        script.after(MEMBER_TIMEOUT).dialEnds(trunk, deaf, "NOANSWER");
        script.say("AgentRingNoAnswer", agentEvent(parties, trunk, deaf), Map.of("RingTime", "15000"));
        script.hangsUp(deaf, HangupCause.NORMAL);
        script.after(PATIENCE)
                .say(
                        "QueueCallerAbandon",
                        queueEvent(parties, trunk),
                        ordered("Position", "1", "OriginalPosition", "1", "HoldTime", "55"));
        script.say("QueueCallerLeave", queueEvent(parties, trunk), ordered("Position", "1", "Count", "0"));
        script.hangsUp(trunk, HangupCause.NORMAL);
    }

    private static PbxChannel waits(CallScript script, CallParties parties) {
        PbxChannel trunk = DirectCalls.fromTrunk(script, parties);
        script.picksUp(trunk);
        script.say("QueueCallerJoin", queueEvent(parties, trunk), ordered("Position", "1", "Count", "1"));
        script.say("MusicOnHoldStart", trunk.snapshot(), Map.of("Class", "default"));
        return trunk;
    }

    private static PbxChannel called(CallScript script, CallParties parties, PbxChannel trunk, Line line) {
        PbxChannel member = script.opens(trunk, line.number(), line);
        script.say("AgentCalled", agentEvent(parties, trunk, member));
        script.say("DialBegin", CallScript.pair(trunk, member), Map.of("DialString", line.number()));
        script.rings(trunk, member);
        return member;
    }

    private static Map<String, String> queueEvent(CallParties parties, PbxChannel caller) {
        Map<String, String> headers = caller.snapshot();
        headers.put("Queue", parties.queue());
        return headers;
    }

    private static Map<String, String> agentEvent(CallParties parties, PbxChannel caller, PbxChannel member) {
        Map<String, String> headers = CallScript.pair(caller, member);
        headers.put("Queue", parties.queue());
        headers.put("Interface", "PJSIP/" + member.callerNumber);
        headers.put("MemberName", member.callerName);
        return headers;
    }
}
