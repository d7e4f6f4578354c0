package dev.kontor.activity.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.activity.ActivityError;
import dev.kontor.activity.handover.HandOver.Way;
import dev.kontor.activity.handover.consumed.PartNews;
import dev.kontor.platform.problem.FieldError;
import dev.kontor.platform.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HandOverTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:05:00Z");
    private static final Duration DAYS = Duration.ofDays(30);
    private static final UUID ID = UUID.fromString("0197a001-0000-7000-8000-000000000060");
    private static final UUID FROM = UUID.fromString("0197a001-0000-7000-8000-000000000001");
    private static final UUID TO = UUID.fromString("0197a001-0000-7000-8000-000000000002");

    @Test
    void itTellsWhatIsToGoAndUntilWhenItCanComeBack() {
        assertThat(aHandOver().started())
                .isEqualTo(new HandOverFact.Started(FROM, TO, "riga", List.of("person", "task"), NOW.plus(DAYS)));
        assertThat(HandOverView.from(aHandOver()).parts())
                .extracting(HandOverView.PartView::total)
                .containsExactly(null, null);
    }

    @Test
    void itIsCompletedWithItsLastPart() {
        // given
        HandOver handOver = aHandOver();

        // when, then
        assertThat(handOver.follow(news("person", false, 3, 0), false, 1, NOW)).isEmpty();
        assertThat(handOver.follow(news("person", false, 3, 2), true, 2, NOW)).isEmpty();
        assertThat(handOver.state()).isEqualTo(HandOverState.RUNNING);
        assertThat(handOver.follow(news("task", false, 5, 5), true, 1, NOW))
                .containsExactly(new HandOverFact.Completed(FROM, TO, 7, 1));
        assertThat(handOver.state()).isEqualTo(HandOverState.COMPLETED);
    }

    @Test
    void oldNewsAndNewsOfOtherKindsChangeNothing() {
        // given
        HandOver handOver = aHandOver();
        handOver.follow(news("person", false, 3, 2), false, 2, NOW);

        // when
        List<HandOverFact> facts = handOver.follow(news("person", false, 3, 1), false, 1, NOW.plusSeconds(1));
        handOver.follow(news("deal", false, 9, 9), true, 1, NOW.plusSeconds(1));

        // then
        assertThat(facts).isEmpty();
        assertThat(handOver.updatedAt()).isEqualTo(NOW);
        assertThat(handOver.parts().items()).extracting(Part::moved).containsExactly(2L, 0L);
    }

    @Test
    void whatIsStillTheReceiversComesBack() {
        // given
        HandOver handOver = completed();

        // when, then
        assertThat(handOver.undo(NOW.plus(DAYS)))
                .containsExactly(new HandOverFact.UndoStarted(FROM, TO, List.of("person", "task")));
        assertThat(handOver.follow(news("person", true, 3, 2), true, 4, NOW)).isEmpty();
        assertThat(handOver.follow(news("task", true, 3, 3), true, 4, NOW))
                .containsExactly(new HandOverFact.Undone(FROM, TO, 5, 1));
        assertThat(handOver.state()).isEqualTo(HandOverState.UNDONE);
        assertThat(HandOverView.from(handOver).parts())
                .extracting(HandOverView.PartView::moved, HandOverView.PartView::returned)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3L, 2L), org.assertj.core.groups.Tuple.tuple(3L, 3L));
    }

    @Test
    void itIsUndoneInTimeOnceAndNotBeforeItIsCompleted() {
        assertRefused(ActivityError.HAND_OVER_NOT_COMPLETED, () -> aHandOver().undo(NOW));
        assertRefused(
                ActivityError.UNDO_OVER, () -> completed().undo(NOW.plus(DAYS).plusMillis(1)));
        HandOver undone = completed();
        undone.undo(NOW);
        assertRefused(ActivityError.HAND_OVER_NOT_COMPLETED, () -> undone.undo(NOW));
    }

    @Test
    void aRequestIsRefusedByField() {
        assertThat(new NewHandOver(FROM, TO, null, null).asked()).containsExactly(Kind.values());
        assertThat(new NewHandOver(FROM, TO, List.of(), null).asked()).containsExactly(Kind.values());
        assertThat(new NewHandOver(FROM, TO, List.of("task", "person", "task"), null).asked())
                .containsExactly(Kind.PERSON, Kind.TASK);
        assertThatThrownBy(() -> new NewHandOver(FROM, FROM, List.of("person", "cat"), null).asked())
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .extracting(FieldError::pointer)
                                .containsExactly("/toId", "/kinds/1"));
    }

    private static void assertRefused(ActivityError code, Runnable command) {
        assertThatThrownBy(command::run)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private static HandOver completed() {
        HandOver handOver = aHandOver();
        handOver.follow(news("person", false, 3, 3), true, 3, NOW);
        handOver.follow(news("task", false, 3, 3), true, 3, NOW);
        return handOver;
    }

    private static PartNews news(String kind, boolean undo, long total, long moved) {
        return new PartNews(ID, kind, undo, total, moved, total - moved);
    }

    private static HandOver aHandOver() {
        return HandOver.start(
                ID, new Way(FROM, TO, "riga"), List.of(Kind.PERSON, Kind.TASK), "has left", "user:" + TO, NOW);
    }
}
