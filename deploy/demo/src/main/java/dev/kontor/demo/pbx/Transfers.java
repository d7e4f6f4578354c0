package dev.kontor.demo.pbx;

import java.util.LinkedHashMap;
import java.util.Map;

/** A customer's call that goes on from the agent to a colleague. */
final class Transfers {
    private Transfers() {}

    /** The agent sends the customer to the colleague unasked: the customer's leg dials on, the agent's leg ends. */
    static void blind(CallScript script, CallParties parties) {
        PbxChannel trunk = DirectCalls.fromTrunk(script, parties);
        PbxChannel agent = DirectCalls.ringsAt(script, trunk, parties.agent());
        script.after(DirectCalls.RINGING).answers(trunk, agent);
        PbxBridge first = script.bridges(agent, trunk);

        String target = parties.colleague().number();
        script.after(DirectCalls.TALKING).say("BlindTransfer", blindTransfer(agent, trunk, first, target));
        script.leaves(first, agent);
        script.leaves(first, trunk);
        script.hangsUp(agent, HangupCause.NORMAL);

        trunk.context = CallScript.FROM_INTERNAL;
        trunk.extension = target;
        PbxChannel colleague = DirectCalls.ringsAt(script, trunk, parties.colleague());
        script.after(DirectCalls.RINGING).answers(trunk, colleague);
        PbxBridge second = script.bridges(colleague, trunk);
        script.after(DirectCalls.TALKING).partsWays(second, trunk, colleague);
    }

    /**
     * The agent holds the customer, asks the colleague in a second call (its own Linkedid) and joins the two: the customer's
     * leg takes the place of the agent's second leg, and the colleague's leg joins the older Linkedid.
     */
    static void attended(CallScript script, CallParties parties) {
        PbxChannel trunk = DirectCalls.fromTrunk(script, parties);
        PbxChannel agent = DirectCalls.ringsAt(script, trunk, parties.agent());
        script.after(DirectCalls.RINGING).answers(trunk, agent);
        PbxBridge talk = script.bridges(agent, trunk);
        DirectCalls.holds(script.after(DirectCalls.TALKING), agent, trunk);

        Line agentLine = parties.agent();
        PbxChannel asking = script.arrives(
                agentLine.number(),
                agentLine,
                CallScript.FROM_INTERNAL,
                parties.colleague().number());
        PbxChannel colleague = DirectCalls.ringsAt(script, asking, parties.colleague());
        script.after(DirectCalls.RINGING).answers(asking, colleague);
        PbxBridge consultation = script.bridges(colleague, asking);

        script.after(DirectCalls.RINGING)
                .say("AttendedTransfer", attendedTransfer(agent, talk, asking, consultation, trunk, colleague));
        script.say("MusicOnHoldStop", trunk.snapshot());
        script.leaves(talk, trunk);
        consultation.members.remove(asking);
        script.enters(consultation, trunk, asking);
        script.leaves(consultation, asking);
        script.leaves(talk, agent);
        script.hangsUp(asking, HangupCause.NORMAL);
        script.hangsUp(agent, HangupCause.NORMAL);
        script.after(DirectCalls.TALKING).partsWays(consultation, trunk, colleague);
    }

    private static Map<String, String> blindTransfer(
            PbxChannel transferer, PbxChannel transferee, PbxBridge bridge, String target) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Result", "Success");
        headers.putAll(transferer.snapshot("Transferer"));
        headers.putAll(transferee.snapshot("Transferee"));
        headers.putAll(bridge.snapshot(""));
        headers.put("IsExternal", "Yes");
        headers.put("Context", CallScript.FROM_INTERNAL);
        headers.put("Extension", target);
        return headers;
    }

    private static Map<String, String> attendedTransfer(
            PbxChannel original,
            PbxBridge talk,
            PbxChannel second,
            PbxBridge consultation,
            PbxChannel transferee,
            PbxChannel target) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Result", "Success");
        headers.putAll(original.snapshot("OrigTransferer"));
        headers.putAll(talk.snapshot("Orig"));
        headers.putAll(second.snapshot("SecondTransferer"));
        headers.putAll(consultation.snapshot("Second"));
        headers.putAll(transferee.snapshot("Transferee"));
        headers.putAll(target.snapshot("TransferTarget"));
        headers.put("IsExternal", "Yes");
        headers.put("DestType", "Bridge");
        headers.put("DestBridgeUniqueid", consultation.uniqueId);
        return headers;
    }
}
