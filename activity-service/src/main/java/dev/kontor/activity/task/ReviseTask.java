package dev.kontor.activity.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.platform.access.Change;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.patch.MergePatch;
import dev.kontor.platform.patch.StaleWrites;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Changes what a task is about by a merge patch. */
@ApplicationScoped
class ReviseTask {
    private final Tasks tasks;
    private final MergePatch mergePatch;
    private final StaleWrites staleWrites;
    private final Outbox outbox;
    private final Clock clock;

    ReviseTask(Tasks tasks, MergePatch mergePatch, StaleWrites staleWrites, Outbox outbox, Clock clock) {
        this.tasks = tasks;
        this.mergePatch = mergePatch;
        this.staleWrites = staleWrites;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Task> revise(UUID id, ExpectedVersion expected, ObjectNode patch) {
        return tasks.lock(id, Change.of(MergePatch.fields(patch)))
                .call(task -> staleWrites.refuse(task, expected, MergePatch.fields(patch)))
                .call(task ->
                        outbox.publish(task, task.revise(mergePatch.apply(task.content(), patch), clock.instant())));
    }
}
