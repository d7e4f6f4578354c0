package dev.kontor.telephony.call;

import static dev.kontor.telephony.call.ASignal.START;
import static dev.kontor.telephony.call.ASignal.aSignal;
import static dev.kontor.telephony.call.ASignal.inbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.platform.problem.Problem;
import dev.kontor.telephony.agent.Agent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallTest {
    private static final UUID JANIS = new UUID(0, 101);
    private static final UUID OLGA = new UUID(0, 102);
    private static final UUID PERSON = new UUID(0, 1);

    private final Call call = Call.unheard(new UUID(1, 1), "asterisk", "1795166100.18");
    private final List<CallSignal> known = new ArrayList<>();

    @Test
    void tellsTheCourseOfACall() {
        assertThat(hear(inbound(SignalKind.RANG, 0).agent("101"))).containsExactly(new CallFact.Rang(snapshot(JANIS)));
        assertThat(hear(aSignal(SignalKind.ANSWERED, 4).agent("101")))
                .containsExactly(new CallFact.Answered(snapshot(JANIS), START.plusSeconds(4)));
        assertThat(hear(aSignal(SignalKind.HELD, 10)))
                .containsExactly(new CallFact.Revised(snapshot(JANIS), List.of("status")));
        assertThat(hear(aSignal(SignalKind.TRANSFERRED, 20).agent("102")))
                .containsExactly(new CallFact.Transferred(snapshot(OLGA), JANIS, OLGA, START.plusSeconds(20)));
        assertThat(hear(aSignal(SignalKind.ENDED, 64)))
                .containsExactly(new CallFact.Ended(snapshot(OLGA), START.plusSeconds(64), 60));
    }

    @Test
    void aMissedCallEndsFirst() {
        // given
        hear(inbound(SignalKind.RANG, 0).agent("101"));

        // when
        List<CallFact> facts = hear(aSignal(SignalKind.ENDED, 25));

        // then
        assertThat(facts)
                .containsExactly(
                        new CallFact.Ended(snapshot(JANIS), START.plusSeconds(25), 0),
                        new CallFact.Missed(snapshot(JANIS), START.plusSeconds(25)));
    }

    @Test
    void anAnswerThatComesLateCorrectsTheEnd() {
        // given
        hear(inbound(SignalKind.RANG, 0).agent("101"), aSignal(SignalKind.ENDED, 64));

        // when
        List<CallFact> facts = hear(aSignal(SignalKind.ANSWERED, 4).agent("101"));

        // then
        assertThat(facts)
                .containsExactly(
                        new CallFact.Answered(snapshot(JANIS), START.plusSeconds(4)),
                        new CallFact.Ended(snapshot(JANIS), START.plusSeconds(64), 60));
        assertThat(call.view().status()).isEqualTo(CallStatus.ENDED);
    }

    @Test
    void anotherTelephoneThatRingsIsARevision() {
        // given
        hear(inbound(SignalKind.RANG, 0).agent("101"));

        // when
        List<CallFact> facts = hear(inbound(SignalKind.RANG, 1).agent("102"));

        // then
        assertThat(facts).containsExactly(new CallFact.Revised(snapshot(JANIS), List.of("rungAgentIds")));
        assertThat(call.agentsConcerned()).containsExactlyInAnyOrder(JANIS, OLGA);
    }

    @Test
    void theCustomerStaysWhoeverGetsTheNumberLater() {
        // given
        hear(inbound(SignalKind.RANG, 0).agent("101"));

        // when
        known.add(aSignal(SignalKind.ENDED, 30));
        call.follow(CallRecord.of(known).orElseThrow(), parties(new UUID(0, 2)));

        // then
        assertThat(call.view().personId()).isEqualTo(PERSON);
    }

    @Test
    void aTagIsToldOnce() {
        // given
        hear(inbound(SignalKind.RANG, 0).agent("101"));

        // when
        List<CallFact> first = call.tag("invoice-requested", START.plusSeconds(90));
        List<CallFact> again = call.tag("invoice-requested", START.plusSeconds(95));

        // then
        assertThat(first)
                .containsExactly(new CallFact.Tagged(snapshot(JANIS), "invoice-requested", START.plusSeconds(90)));
        assertThat(again).isEmpty();
        assertThat(call.view().tags()).containsExactly("invoice-requested");
    }

    @Test
    void tagsHaveACeiling() {
        // given
        hear(inbound(SignalKind.RANG, 0));
        for (int i = 0; i < 20; i++) {
            call.tag("tag-" + i, START);
        }

        // then
        assertThatThrownBy(() -> call.tag("one-more", START)).isInstanceOf(Problem.class);
    }

    private List<CallFact> hear(CallSignal... signals) {
        List<CallFact> facts = new ArrayList<>();
        for (CallSignal signal : signals) {
            known.add(signal);
            facts.addAll(call.follow(CallRecord.of(known).orElseThrow(), parties(PERSON)));
        }
        return facts;
    }

    private static CallParties parties(@Nullable UUID personId) {
        return new CallParties(
                Map.of("101", new Agent(JANIS, 1, "101", "riga", true), "102", new Agent(OLGA, 1, "102", "riga", true)),
                ASignal.CUSTOMER,
                ASignal.OURS,
                ASignal.CUSTOMER,
                personId,
                null);
    }

    private static CallSnapshot snapshot(UUID agentId) {
        return new CallSnapshot(Direction.INBOUND, agentId, PERSON, null, null, START);
    }
}
