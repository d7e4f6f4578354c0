package dev.kontor.demo.pbx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScenarioTest {
    private static final Instant START = Instant.parse("2026-03-02T09:15:00Z");

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void everyOpenedLegHangsUpAndKeepsItsNames(Scenario scenario) {
        // when
        List<AmiMessage> messages = play(scenario);

        // then
        assertThat(uniqueIds(messages, "Newchannel")).isEqualTo(uniqueIds(messages, "Hangup"));
        assertThat(messages)
                .allSatisfy(message -> assertThat(message.value("Timestamp"))
                        .hasValueSatisfying(time -> assertThat(time).matches("\\d{10}\\.\\d{6}")));
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void theSameArgumentsGiveTheSameBytes(Scenario scenario) {
        assertThat(play(scenario)).isEqualTo(play(scenario));
    }

    @Test
    void legsOfAnAttendedTransferEndUnderTheOldestLinkedId() {
        // when
        List<AmiMessage> messages = play(Scenario.ATTENDED_TRANSFER);

        // then
        AmiMessage lastEnter = messages.stream()
                .filter(message -> message.event().equals("BridgeEnter"))
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(lastEnter.value("Linkedid")).contains("1772442900.1");
        assertThat(messages.getLast().value("Linkedid")).contains("1772442900.1");
    }

    @Test
    void repeatingAndReorderingLosesNothing() {
        // given
        List<TimedEvent> events = events(Scenario.BLIND_TRANSFER);

        // when
        List<TimedEvent> shuffled = TestPbx.repeatedAndReordered(events, 7);

        // then
        assertThat(shuffled).hasSize(2 * events.size()).containsAll(events).isNotEqualTo(events);
    }

    @Test
    void aMessageIsFramedByCrLfAndClosedByAnEmptyLine() {
        // given
        AmiMessage ping = AmiMessage.response("Success").with("Ping", "Pong");

        // then
        assertThat(ping.wire()).isEqualTo("Response: Success\r\nPing: Pong\r\n\r\n");
    }

    private static List<AmiMessage> play(Scenario scenario) {
        return events(scenario).stream().map(TimedEvent::message).toList();
    }

    private static List<TimedEvent> events(Scenario scenario) {
        List<TimedEvent> events = scenario.events(TestParties.some(), START, new AtomicInteger(1)::getAndIncrement);
        assertThat(events).extracting(TimedEvent::after).isSortedAccordingTo(Duration::compareTo);
        return events;
    }

    private static Set<String> uniqueIds(List<AmiMessage> messages, String event) {
        return messages.stream()
                .filter(message -> message.event().equals(event))
                .map(message -> message.value("Uniqueid").orElseThrow())
                .collect(Collectors.toSet());
    }
}
