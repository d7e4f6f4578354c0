package dev.kontor.activity.task;

import dev.kontor.platform.access.Change;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.patch.StaleWrites;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says that a task is done. */
@ApplicationScoped
class CompleteTask {
    private final Tasks tasks;
    private final StaleWrites staleWrites;
    private final Outbox outbox;
    private final Clock clock;

    CompleteTask(Tasks tasks, StaleWrites staleWrites, Outbox outbox, Clock clock) {
        this.tasks = tasks;
        this.staleWrites = staleWrites;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Takes any version when none is expected: a command needs no If-Match. */
    @WithTransaction
    public Uni<Task> complete(UUID id, @Nullable ExpectedVersion expected) {
        return tasks.lock(id, Change.COMMAND)
                .call(task ->
                        expected == null ? Uni.createFrom().voidItem() : staleWrites.refuse(task, expected, Set.of()))
                .call(task -> outbox.publish(task, task.complete(clock.instant())));
    }
}
