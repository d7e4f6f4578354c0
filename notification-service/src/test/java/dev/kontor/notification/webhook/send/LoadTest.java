package dev.kontor.notification.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class LoadTest {
    private final Load load = new Load(8, 32);

    @Test
    void aWebhookHasItsLimit() {
        // given
        UUID webhook = UUID.randomUUID();

        // when
        begin(webhook, 5);

        // then
        assertThat(load.free(0)).isEqualTo(27);
        assertThat(load.room(27)).isEqualTo(8);
        assertThat(load.rooms(27)).containsEntry(webhook, 3);
        begin(webhook, 3);
        assertThat(load.rooms(load.free(0))).containsEntry(webhook, 0);
    }

    @Test
    void oneBlackHoleAfterAnotherLeavesRoomForTheNext() {
        // given: each takes all that it is given, of a whole that holds four times one's limit
        for (int i = 0; i < 6; i++) {
            begin(UUID.randomUUID(), load.room(load.free(0)));
        }

        // then
        assertThat(load.room(load.free(0))).isPositive();
    }

    @Test
    void whoFailsGetsLessAndWhoSucceedsAllAgain() {
        // given
        UUID webhook = UUID.randomUUID();
        begin(webhook, 3);

        // when, then
        load.end(webhook, false);
        load.end(webhook, false);
        assertThat(load.rooms(31)).containsEntry(webhook, 1);
        load.end(webhook, false);
        for (int i = 0; i < 40; i++) {
            begin(webhook, 1);
            load.end(webhook, false);
        }
        assertThat(load.rooms(32)).as("never nothing").containsEntry(webhook, 1);
        begin(webhook, 1);
        load.end(webhook, true);
        assertThat(load.rooms(32)).doesNotContainKey(webhook);
        assertThat(load.free(0)).isEqualTo(32);
        assertThat(load.free(40)).as("what is not written down takes room").isZero();
    }

    private void begin(UUID webhook, int times) {
        for (int i = 0; i < times; i++) {
            load.begin(webhook);
        }
    }
}
