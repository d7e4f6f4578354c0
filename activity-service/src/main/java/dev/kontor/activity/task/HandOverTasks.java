package dev.kontor.activity.task;

import dev.kontor.platform.handover.HandedOver;
import dev.kontor.platform.handover.RecordHandOver;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** How tasks are handed over: those that are open. */
@ApplicationScoped
class HandOverTasks implements RecordHandOver {
    private final Clock clock;

    HandOverTasks(Clock clock) {
        this.clock = clock;
    }

    @Override
    public HandedOver<Task> handedOver() {
        return new HandedOver<>(
                "task",
                Task.class,
                "task",
                "assignee_id",
                "state = 'open'",
                (task, ownerId, team, messages) -> messages.add(task, task.reassign(ownerId, team, clock.instant())));
    }
}
