package dev.kontor.activity.task;

import dev.kontor.platform.access.Governs;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A task as REST answers it. */
@Schema(name = "Task")
@Governs("task")
public record TaskView(
        UUID id,
        long version,
        String title,
        @Nullable String note,
        @Nullable UUID assigneeId,
        @Nullable String team,
        @Nullable Instant dueAt,
        @Nullable UUID partyId,
        @Nullable String reason,
        @Nullable UUID causeId,
        TaskState state,
        @Nullable Instant closedAt,
        Instant createdAt,
        Instant updatedAt) {
    static TaskView from(Task task) {
        TaskContent content = task.content();
        return new TaskView(
                task.id(),
                task.version(),
                content.title(),
                content.note(),
                task.assignment().assigneeId(),
                task.assignment().team(),
                content.dueAt(),
                content.partyId(),
                task.cause().reason(),
                task.cause().id(),
                task.state(),
                task.closedAt(),
                task.createdAt(),
                task.updatedAt());
    }
}
