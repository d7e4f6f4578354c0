package dev.kontor.telephony.call;

import static dev.kontor.telephony.call.ASignal.START;
import static dev.kontor.telephony.call.ASignal.aSignal;
import static dev.kontor.telephony.call.ASignal.inbound;
import static dev.kontor.telephony.call.ASignal.outbound;
import static dev.kontor.telephony.call.SignalKind.ANSWERED;
import static dev.kontor.telephony.call.SignalKind.ENDED;
import static dev.kontor.telephony.call.SignalKind.HELD;
import static dev.kontor.telephony.call.SignalKind.QUEUED;
import static dev.kontor.telephony.call.SignalKind.RANG;
import static dev.kontor.telephony.call.SignalKind.STARTED;
import static dev.kontor.telephony.call.SignalKind.TRANSFERRED;
import static dev.kontor.telephony.call.SignalKind.UNHELD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CallFoldTest {
    @Test
    void anAnsweredCallKnowsItsAgentAndItsTimes() {
        // when
        CallRecord record = fold(
                inbound(RANG, 0).agent("101"),
                aSignal(ANSWERED, 4).agent("101"),
                aSignal(HELD, 20).agent("101"),
                aSignal(UNHELD, 40).agent("101"),
                aSignal(ENDED, 69).because("normal-clearing"));

        // then
        assertThat(record.agent()).isEqualTo("101");
        assertThat(record.startedAt()).isEqualTo(START);
        assertThat(record.answeredAt()).isEqualTo(START.plusSeconds(4));
        assertThat(record.endedAt()).isEqualTo(START.plusSeconds(69));
        assertThat(record.holdSeconds()).isEqualTo(20);
        assertThat(record.cause()).isEqualTo("normal-clearing");
        assertThat(record.missed()).isFalse();
    }

    @Test
    void aCallThatNobodyAnswersIsMissedByTheFirstWhoseTelephoneRang() {
        // when
        CallRecord record = fold(
                inbound(QUEUED, 0).waitingIn("support"),
                inbound(RANG, 1).agent("101"),
                inbound(RANG, 16).agent("102"),
                aSignal(ENDED, 30));

        // then
        assertThat(record.missed()).isTrue();
        assertThat(record.agent()).isEqualTo("101");
        assertThat(record.rang()).containsExactly("101", "102");
        assertThat(record.queue()).isEqualTo("support");
    }

    @Test
    void anOutboundCallThatNobodyTakesIsNotMissed() {
        // when
        CallRecord record = fold(outbound(STARTED, 0), outbound(RANG, 1), aSignal(ENDED, 30));

        // then
        assertThat(record.missed()).isFalse();
        assertThat(record.agent()).isEqualTo("101");
        assertThat(record.rang()).isEmpty();
    }

    @Test
    void aTransferHandsTheCallOverAndEndsTheHold() {
        // when
        CallRecord record = fold(
                inbound(RANG, 0).agent("101"),
                aSignal(ANSWERED, 4).agent("101"),
                aSignal(HELD, 20),
                aSignal(TRANSFERRED, 30).agent("102"),
                aSignal(ANSWERED, 34).agent("102"));

        // then
        assertThat(record.handovers()).containsExactly(new CallRecord.Handover("101", "102", START.plusSeconds(30)));
        assertThat(record.agent()).isEqualTo("102");
        assertThat(record.answeredAt()).isEqualTo(START.plusSeconds(4));
        assertThat(record.held()).isFalse();
        assertThat(record.holdSeconds()).isEqualTo(10);
    }

    @Test
    void anAnswerBySomebodyElseIsATransferOfWhichThePbxDidNotTell() {
        // when
        CallRecord record = fold(
                inbound(RANG, 0).agent("101"),
                aSignal(ANSWERED, 4).agent("101"),
                aSignal(ANSWERED, 50).agent("102"));

        // then
        assertThat(record.handovers()).containsExactly(new CallRecord.Handover("101", "102", START.plusSeconds(50)));
    }

    @Test
    void aTransferToANumberOutsideLeavesTheCallWithTheAgent() {
        // when
        CallRecord record =
                fold(outbound(STARTED, 0), outbound(ANSWERED, 5), aSignal(TRANSFERRED, 20), aSignal(ENDED, 60));

        // then
        assertThat(record.handovers()).containsExactly(new CallRecord.Handover("101", null, START.plusSeconds(20)));
        assertThat(record.agent()).isEqualTo("101");
    }

    @Test
    void signalsWithoutADirectionOrWithoutARingAreNoCallYet() {
        assertThat(CallRecord.of(List.of(aSignal(ENDED, 3)))).isEmpty();
        assertThat(CallRecord.of(List.of(inbound(STARTED, 0)))).isEmpty();
        assertThat(CallRecord.of(List.of())).isEmpty();
    }

    @Test
    void anAnswerWhoseAgentIsToldLaterIsNoTransfer() {
        // when
        CallRecord record = fold(inbound(ANSWERED, 3), inbound(ANSWERED, 4).agent("101"));

        // then
        assertThat(record.handovers()).isEmpty();
        assertThat(record.agent()).isEqualTo("101");
    }

    private static CallRecord fold(CallSignal... signals) {
        return CallRecord.of(List.of(signals)).orElseThrow();
    }
}
