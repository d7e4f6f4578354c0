package dev.kontor.platform.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.handover.consumed.HandOverOrder;
import dev.kontor.platform.inbox.Received;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HandOverPartTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:05:00Z");
    private static final UUID HAND_OVER = UUID.fromString("0197a001-0000-7000-8000-000000000060");
    private static final HandOverOrder ORDER =
            new HandOverOrder(UUID.randomUUID(), UUID.randomUUID(), "riga", List.of("person"), NOW);

    @Test
    void itCountsWhatHasGoneOverAndWhatWasSomebodyElsesByThen() {
        // given
        HandOverPart part = begun(450);

        // when
        part.move(200);
        assertThat(part.progress()).isEqualTo(new PartProgress(HAND_OVER, "person", false, 450, 200, 0));
        part.move(200);
        part.move(49);
        part.finishMoving();

        // then
        assertThat(part.progress()).isEqualTo(new PartProgress(HAND_OVER, "person", false, 450, 449, 1));
    }

    @Test
    void whatHasComeToTheOwnerSinceGoesAlong() {
        // given
        HandOverPart part = begun(1);

        // when
        part.move(3);
        part.finishMoving();

        // then
        assertThat(part.progress()).isEqualTo(new PartProgress(HAND_OVER, "person", false, 3, 3, 0));
    }

    @Test
    void itTurnsRoundInTheNameOfWhoAsksForThat() {
        // given
        HandOverPart part = begun(3);
        part.move(3);
        part.finishMoving();
        Received undo = event("user:2");

        // when
        part.beginReturning(undo);
        part.giveBack(2, 1);

        // then
        assertThat(part.isReturning()).isTrue();
        assertThat(part.actor()).isEqualTo("user:2");
        assertThat(part.causationId()).isEqualTo(undo.id());
        part.finishReturning();
        assertThat(part.progress()).isEqualTo(new PartProgress(HAND_OVER, "person", true, 3, 2, 1));
    }

    private static HandOverPart begun(long total) {
        return HandOverPart.begin(UUID.randomUUID(), event("user:1"), ORDER, "person", total);
    }

    private static Received event(String actor) {
        return new Received(
                UUID.randomUUID(),
                "kontor.activity.hand-over.started.v1",
                HAND_OVER,
                1,
                NOW,
                UUID.randomUUID(),
                actor,
                null,
                "{}");
    }
}
