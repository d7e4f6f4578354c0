package dev.kontor.demo.pbx;

import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntSupplier;

/** The calls that the test PBX can play; the words say what a call log must make of each. */
public enum Scenario {
    INBOUND_ANSWERED("one inbound call, answered by the agent, talk 65 s", DirectCalls::inboundAnswered),
    OUTBOUND_ANSWERED(
            "one outbound call of the agent to the customer, answered, talk 65 s", DirectCalls::outboundAnswered),
    HELD("one inbound call, answered by the agent, talk 150 s of which 20 s on hold", DirectCalls::held),
    MISSED("one inbound call, missed: the customer gave up after 4 s of ringing at the agent", DirectCalls::missed),
    UNANSWERED("one inbound call, missed: nobody answered for 25 s", DirectCalls::unanswered),
    RING_GROUP(
            "one inbound call, two phones rang, answered by the colleague; not missed by the agent",
            DirectCalls::ringGroup),
    BLIND_TRANSFER(
            "one inbound call, answered by the agent, transferred unasked to the colleague, who answered",
            Transfers::blind),
    ATTENDED_TRANSFER(
            "one inbound call, answered by the agent, transferred to the colleague after asking in a second, internal call",
            Transfers::attended),
    QUEUE_ANSWERED(
            "one inbound call by the queue, let ring by the agent, answered by the colleague", QueueCalls::answered),
    QUEUE_ABANDONED("one inbound call by the queue, missed: the customer gave up waiting", QueueCalls::abandoned);

    private final String meaning;
    private final BiConsumer<CallScript, CallParties> plot;

    Scenario(String meaning, BiConsumer<CallScript, CallParties> plot) {
        this.meaning = meaning;
        this.plot = plot;
    }

    /** What happened, in words. */
    public String meaning() {
        return meaning;
    }

    /**
     * The events of this call.
     *
     * @param startedAt when the first leg opened; every Timestamp and Uniqueid follows from it
     * @param sequence the PBX's running channel number
     */
    public List<TimedEvent> events(CallParties parties, Instant startedAt, IntSupplier sequence) {
        CallScript script = new CallScript(startedAt, sequence);
        plot.accept(script, parties);
        return script.events();
    }
}
