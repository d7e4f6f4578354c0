package dev.kontor.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventTypeTest {
    @Topic("kontor.test.thing")
    sealed interface ThingFact extends Fact {
        record StageChanged() implements ThingFact {}
    }

    @Test
    void namesFollowTheContract() {
        assertThat(EventType.of(ThingFact.StageChanged.class))
                .isEqualTo(new EventType("kontor.test.thing", "kontor.test.thing.stage-changed.v1", "/test"));
        assertThat(EventType.stateOf(ThingFact.StageChanged.class))
                .isEqualTo(new EventType("kontor.test.thing.state", "kontor.test.thing.state.v1", "/test"));
    }
}
