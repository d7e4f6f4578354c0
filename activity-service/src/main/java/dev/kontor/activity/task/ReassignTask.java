package dev.kontor.activity.task;

import dev.kontor.activity.staff.StaffMembers;
import dev.kontor.platform.access.Change;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.UUID;

/** Gives a task to another member of staff, and so to that member's team. Taking an unassigned one is this too. */
@ApplicationScoped
class ReassignTask {
    record Request(@NotNull UUID assigneeId) {}

    private final Tasks tasks;
    private final StaffMembers staff;
    private final Outbox outbox;
    private final Clock clock;

    ReassignTask(Tasks tasks, StaffMembers staff, Outbox outbox, Clock clock) {
        this.tasks = tasks;
        this.staff = staff;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Task> reassign(UUID id, Request request) {
        return tasks.lock(id, Change.ASSIGN)
                .call(task -> staff.findActive(request.assigneeId())
                        .onItem()
                        .ifNull()
                        .failWith(() -> Problem.invalid("/assigneeId", "unknown-staff", "is no active member of staff"))
                        .chain(member ->
                                outbox.publish(task, task.reassign(member.id(), member.team(), clock.instant()))));
    }
}
