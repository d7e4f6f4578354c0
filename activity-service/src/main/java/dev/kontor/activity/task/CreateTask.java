package dev.kontor.activity.task;

import dev.kontor.activity.staff.StaffMembers;
import dev.kontor.activity.task.Task.Assignment;
import dev.kontor.activity.task.Task.Cause;
import dev.kontor.platform.access.Caller;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives work to somebody: to the caller unless the request says to whom. */
@ApplicationScoped
class CreateTask {
    private final Tasks tasks;
    private final StaffMembers staff;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    CreateTask(Tasks tasks, StaffMembers staff, Outbox outbox, Caller caller, Clock clock) {
        this.tasks = tasks;
        this.staff = staff;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Task> create(NewTask request) {
        return assignment(request.assigneeId())
                .map(assignment -> Task.create(
                        Ids.next(),
                        request.content(),
                        assignment,
                        new Cause(request.reason(), request.causeId()),
                        clock.instant()))
                .call(task -> outbox.publish(task, List.of(task.created())))
                .call(tasks::persist);
    }

    private Uni<Assignment> assignment(@Nullable UUID assigneeId) {
        if (assigneeId == null || assigneeId.equals(caller.owner())) {
            return Uni.createFrom().item(new Assignment(caller.owner(), caller.team()));
        }
        return staff.findActive(assigneeId)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.invalid("/assigneeId", "unknown-staff", "is no active member of staff"))
                .map(member -> new Assignment(member.id(), member.team()));
    }
}
