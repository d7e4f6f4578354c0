package dev.kontor.activity.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.activity.ActivityError;
import dev.kontor.activity.task.Task.Assignment;
import dev.kontor.activity.task.Task.Cause;
import dev.kontor.platform.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TaskTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:30:00Z");
    private static final Instant DUE = Instant.parse("2026-11-23T09:30:00Z");
    private static final UUID ID = UUID.fromString("0197a001-0000-7000-8000-000000000040");
    private static final UUID STAFF = UUID.fromString("0197a001-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("0197a001-0000-7000-8000-000000000002");
    private static final UUID PARTY = UUID.fromString("0197a001-0000-7000-8000-000000000013");
    private static final UUID CALL = UUID.fromString("0197a001-0000-7000-8000-000000000030");

    @Test
    void creationTellsWhoUntilWhenAndWhy() {
        // when
        Task task = aTask();

        // then
        assertThat(task.created()).isEqualTo(new TaskFact.Created(STAFF, "riga", "missed-call", DUE, PARTY, CALL));
        TaskView view = TaskView.from(task);
        assertThat(view.state()).isEqualTo(TaskState.OPEN);
        assertThat(view.createdAt()).isEqualTo(NOW);
        assertThat(view.updatedAt()).isEqualTo(NOW);
        assertThat(view.causeId()).isEqualTo(CALL);
        assertThat(Task.create(ID, new TaskContent("T", null, null, null), new Assignment(null, null), null, NOW)
                        .created())
                .isEqualTo(new TaskFact.Created(null, null, null, null, null, null));
    }

    @Test
    void aRevisionNamesItsFields() {
        // given
        Task task = aTask();
        TaskContent later = new TaskContent("Call back twice", null, DUE.plusSeconds(60), PARTY);

        // when, then
        assertThat(task.revise(later, NOW))
                .containsExactly(new TaskFact.Revised(List.of("dueAt", "title"), STAFF, "riga", PARTY));
        assertThat(task.revise(later, NOW)).isEmpty();
        assertThat(task.content()).isEqualTo(later);
    }

    @Test
    void itGoesToSomebodyElse() {
        // given
        Task task = aTask();

        // when, then
        assertThat(task.reassign(OTHER, "tallinn", NOW))
                .containsExactly(new TaskFact.Reassigned(STAFF, OTHER, "tallinn", PARTY));
        assertThat(task.reassign(OTHER, "tallinn", NOW)).isEmpty();
    }

    @Test
    void doneTwiceIsDoneOnce() {
        // given
        Task task = aTask();

        // when, then
        assertThat(task.complete(NOW)).containsExactly(new TaskFact.Completed(STAFF, "riga", PARTY, NOW));
        assertThat(task.complete(NOW)).isEmpty();
        assertThat(task.closedAt()).isEqualTo(NOW);
        assertThat(task.state().code()).isEqualTo("done");
    }

    @Test
    void cancelledTwiceIsCancelledOnce() {
        // given
        Task task = aTask();

        // when, then
        assertThat(task.cancel(NOW)).containsExactly(new TaskFact.Cancelled(STAFF, "riga", PARTY, NOW));
        assertThat(task.cancel(NOW)).isEmpty();
    }

    @Test
    void aClosedTaskStays() {
        // given
        Task task = aTask();
        task.complete(NOW);

        // when, then
        for (Runnable change : List.<Runnable>of(
                () -> task.cancel(NOW),
                () -> task.reassign(OTHER, null, NOW),
                () -> task.revise(new TaskContent("T", null, null, null), NOW))) {
            assertThatThrownBy(change::run)
                    .isInstanceOfSatisfying(
                            Problem.class, p -> assertThat(p.code()).isEqualTo(ActivityError.TASK_CLOSED));
        }
    }

    private static Task aTask() {
        return Task.create(
                ID,
                new TaskContent("Call back", null, DUE, PARTY),
                new Assignment(STAFF, "riga"),
                new Cause("missed-call", CALL),
                NOW);
    }
}
