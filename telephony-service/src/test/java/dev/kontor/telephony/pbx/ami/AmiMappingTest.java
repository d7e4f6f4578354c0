package dev.kontor.telephony.pbx.ami;

import static dev.kontor.telephony.call.SignalKind.ANSWERED;
import static dev.kontor.telephony.call.SignalKind.ENDED;
import static dev.kontor.telephony.call.SignalKind.HELD;
import static dev.kontor.telephony.call.SignalKind.QUEUED;
import static dev.kontor.telephony.call.SignalKind.RANG;
import static dev.kontor.telephony.call.SignalKind.STARTED;
import static dev.kontor.telephony.call.SignalKind.TRANSFERRED;
import static dev.kontor.telephony.call.SignalKind.UNHELD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.telephony.call.CallSignal;
import dev.kontor.telephony.call.Direction;
import dev.kontor.telephony.call.SignalKind;
import dev.kontor.telephony.number.NumberPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Recorded event sequences, read by the library from the wire, as signals. */
class AmiMappingTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-20T12:00:00Z");
    private static final String LAST = "Event: Hangup\nChannel: PJSIP/999-00000001\nUniqueid: last\nLinkedid: none";
    private static final List<ManagerEvent> HEARD = new CopyOnWriteArrayList<>();
    private static TracePbx pbx;
    private static DefaultManagerConnection connection;

    private final AmiMapping mapping = new AmiMapping(new NumberPlan("LV", "\\d{2,5}", Optional.empty()));

    @BeforeAll
    static void connect() throws Exception {
        pbx = new TracePbx();
        connection = new DefaultManagerConnection("127.0.0.1", pbx.port(), "kontor", "secret");
        AmiEvents.READ.forEach(connection::registerUserEventClass);
        connection.addEventListener(HEARD::add);
        connection.login();
    }

    @AfterAll
    static void disconnect() {
        connection.logoff();
        pbx.close();
    }

    @Test
    void anInboundCallIsToldByItsOldestChannelAndTheDialledOne() {
        // when
        List<AmiSignal> signals = signals("inbound-answered");

        // then
        assertThat(kinds(signals)).containsExactly(STARTED, RANG, ANSWERED, ENDED);
        assertThat(signals).extracting(AmiSignal::callId).containsOnly("1795166100.18");
        CallSignal rang = signals.get(1).signal();
        assertThat(rang.direction()).isEqualTo(Direction.INBOUND);
        assertThat(rang.from()).isEqualTo("+37120000001");
        assertThat(rang.to()).isEqualTo("+37167000000");
        assertThat(rang.extension()).isEqualTo("101");
        assertThat(rang.at()).isEqualTo(Instant.ofEpochMilli(1_795_166_100_060L));
        assertThat(signals.get(3).signal().cause()).isEqualTo("normal-clearing");
    }

    @Test
    void anOutboundCallEndsWithItsTrunkLeg() {
        // when
        List<AmiSignal> signals = signals("outbound-answered");

        // then
        assertThat(kinds(signals)).containsExactly(STARTED, RANG, ANSWERED, ENDED);
        assertThat(signals.get(0).signal().direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(signals.get(0).signal().extension()).isEqualTo("101");
        assertThat(signals.get(0).signal().to()).isEqualTo("+37120000001");
    }

    @Test
    void holdIsTold() {
        assertThat(kinds(signals("held"))).containsExactly(STARTED, RANG, ANSWERED, HELD, UNHELD, ENDED);
    }

    @Test
    void aMissedCallHasNoAnswer() {
        assertThat(kinds(signals("missed"))).containsExactly(STARTED, RANG, ENDED);
        assertThat(kinds(signals("unanswered"))).containsExactly(STARTED, RANG, ENDED);
    }

    @Test
    void inARingGroupSeveralRingAndOneAnswers() {
        // when
        List<AmiSignal> signals = signals("ring-group");

        // then
        assertThat(kinds(signals)).containsExactly(STARTED, RANG, RANG, ANSWERED, ENDED);
        assertThat(signals.stream().filter(s -> s.signal().kind() == ANSWERED))
                .extracting(s -> s.signal().extension())
                .containsExactly("102");
    }

    @Test
    void aBlindTransferNamesItsTarget() {
        // when
        List<AmiSignal> signals = signals("blind-transfer");

        // then
        assertThat(kinds(signals)).containsExactly(STARTED, RANG, ANSWERED, TRANSFERRED, RANG, ANSWERED, ENDED);
        assertThat(signals.get(3).signal().extension()).isEqualTo("102");
    }

    @Test
    void aConsultationInsideTheHouseIsNoCallOfItsOwn() {
        // when
        Map<String, List<SignalKind>> byCall = signals("attended-transfer").stream()
                .collect(Collectors.groupingBy(
                        AmiSignal::callId, Collectors.mapping(s -> s.signal().kind(), Collectors.toList())));

        // then
        assertThat(byCall).containsOnlyKeys("1795170300.34");
        assertThat(byCall.get("1795170300.34")).containsExactly(STARTED, RANG, ANSWERED, HELD, TRANSFERRED, ENDED);
    }

    @Test
    void aQueueIsNamedAndItsAgentsRingInTurn() {
        // when
        List<AmiSignal> signals = signals("queue-answered");

        // then
        assertThat(kinds(signals)).containsExactly(STARTED, QUEUED, RANG, RANG, ANSWERED, ANSWERED, ENDED);
        assertThat(signals.get(1).signal().queue()).isEqualTo("support");
        assertThat(signals)
                .extracting(s -> s.signal().extension())
                .containsExactly(null, null, "101", "102", "102", "102", null);
        assertThat(kinds(signals("queue-abandoned"))).containsExactly(STARTED, QUEUED, RANG, ENDED);
    }

    @Test
    void theSameEventIsTheSameSignal() {
        assertThat(signals("held")).isEqualTo(signals("held"));
    }

    private List<AmiSignal> signals(String trace) {
        HEARD.clear();
        pbx.play(TracePbx.trace(trace));
        pbx.play(List.of(LAST));
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() ->
                        HEARD.stream().anyMatch(e -> e instanceof HangupEvent h && "last".equals(h.getUniqueId())));
        return HEARD.stream()
                .flatMap(event -> mapping.signals(event, RECEIVED).stream())
                .toList();
    }

    private static List<SignalKind> kinds(List<AmiSignal> signals) {
        return signals.stream().map(s -> s.signal().kind()).toList();
    }
}
