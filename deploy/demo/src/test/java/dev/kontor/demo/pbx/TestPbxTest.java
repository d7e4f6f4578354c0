package dev.kontor.demo.pbx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.event.AttendedTransferEvent;
import org.asteriskjava.manager.event.BlindTransferEvent;
import org.asteriskjava.manager.event.DialEndEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.NewChannelEvent;
import org.asteriskjava.manager.event.QueueCallerJoinEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server against the client library that telephony-service uses. */
class TestPbxTest {
    private static final AmiAccount ACCOUNT = new AmiAccount("kontor", "s3cret");

    private final TestPbx pbx = new TestPbx(new AmiServer(0, ACCOUNT), Clock.systemUTC(), 1);
    private final List<ManagerEvent> received = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        pbx.close();
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void asteriskJavaUnderstandsEveryScript(Scenario scenario) throws Exception {
        // given
        DefaultManagerConnection client = login("s3cret");
        List<TimedEvent> script = pbx.script(scenario, TestParties.some());

        // when
        pbx.play(script);

        // then
        long legs = script.stream()
                .filter(each -> each.message().event().equals("Hangup"))
                .count();
        await().untilAsserted(() -> assertThat(of(HangupEvent.class)).hasSize((int) legs));
        assertThat(of(NewChannelEvent.class)).hasSize((int) legs);
        assertThat(of(NewChannelEvent.class).getFirst().getLinkedid())
                .isEqualTo(of(NewChannelEvent.class).getFirst().getUniqueId());
        assertThat(received)
                .filteredOn(NewChannelEvent.class::isInstance)
                .allSatisfy(event -> assertThat(event.getTimestamp()).isNotNull());
        assertThat(unknownEvents(script)).isEmpty();
        client.logoff();
    }

    @Test
    void transfersAndQueuesCarryTheirOwnHeaders() throws Exception {
        // given
        login("s3cret");

        // when
        pbx.play(pbx.script(Scenario.BLIND_TRANSFER, TestParties.some()));
        pbx.play(pbx.script(Scenario.ATTENDED_TRANSFER, TestParties.some()));
        pbx.play(pbx.script(Scenario.QUEUE_ANSWERED, TestParties.some()));

        // then
        await().untilAsserted(() -> assertThat(of(HangupEvent.class)).hasSize(3 + 4 + 3));
        assertThat(of(BlindTransferEvent.class)).singleElement().satisfies(event -> {
            assertThat(event.getExtension()).isEqualTo("102");
            assertThat(event.getTransfererCallerIdNum()).isEqualTo("101");
        });
        assertThat(of(AttendedTransferEvent.class))
                .singleElement()
                .satisfies(event -> assertThat(event.getResult()).isEqualTo("Success"));
        assertThat(of(QueueCallerJoinEvent.class))
                .singleElement()
                .satisfies(event -> assertThat(event.getQueue()).isEqualTo("support"));
        assertThat(of(DialEndEvent.class))
                .extracting(DialEndEvent::getDialStatus)
                .contains("NOANSWER", "ANSWER");
    }

    @Test
    void aWrongSecretIsRefused() {
        assertThatThrownBy(() -> login("wrong")).isInstanceOf(AuthenticationFailedException.class);
    }

    private DefaultManagerConnection login(String secret) throws Exception {
        DefaultManagerConnection client =
                new DefaultManagerConnection("127.0.0.1", pbx.server().port(), "kontor", secret);
        client.addEventListener(received::add);
        client.login();
        return client;
    }

    private <E extends ManagerEvent> List<E> of(Class<E> type) {
        return received.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private List<String> unknownEvents(List<TimedEvent> script) {
        List<String> understood = received.stream()
                .map(event -> event.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .toList();
        return script.stream()
                .map(each -> each.message().event().toLowerCase(Locale.ROOT))
                .filter(name -> !understood.contains(name + "event"))
                .distinct()
                .toList();
    }
}
