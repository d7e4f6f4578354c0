package dev.kontor.analytics.projection;

import dev.kontor.analytics.ingest.FactReader;
import dev.kontor.analytics.ingest.IncomingFact;
import dev.kontor.analytics.ingest.MergeTable;
import dev.kontor.analytics.ingest.Projection;
import dev.kontor.analytics.ingest.Register;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tasks: whose, by when, done or not. */
@ApplicationScoped
class TaskProjection implements Projection {
    private static final Register ASSIGNMENT = Register.of("version", "assignee_id uuid", "team text");
    private static final Register DEADLINE = Register.of("due_version", "due_at timestamptz");
    private static final MergeTable TASKS = new MergeTable(
            "task",
            List.of("id uuid"),
            List.of("recorded_at timestamptz", "done_at timestamptz", "cancelled_at timestamptz"),
            ASSIGNMENT,
            DEADLINE);

    private final FactReader reader;

    TaskProjection(FactReader reader) {
        this.reader = reader;
    }

    /** What is read of a task's facts. */
    private record TaskFact(
            @Nullable String assigneeId,
            @Nullable String team,
            @Nullable String dueAt,
            @Nullable String at) {}

    @Override
    public Set<String> aggregates() {
        return Set.of("kontor.activity.task");
    }

    @Override
    public Fold fold() {
        return Fold.into(TASKS.rows(), this::take);
    }

    private void take(MergeTable.Rows tasks, IncomingFact event) {
        switch (event.type()) {
            case "kontor.activity.task.created.v1", "kontor.activity.task.revised.v1" -> stand(tasks, event);
            case "kontor.activity.task.completed.v1" -> mark(tasks, event, "done_at");
            case "kontor.activity.task.cancelled.v1" -> mark(tasks, event, "cancelled_at");
            default -> {}
        }
    }

    private void mark(MergeTable.Rows tasks, IncomingFact event, String column) {
        TaskFact fact = stand(tasks, event);
        tasks.at(event.subject()).once(column, fact.at() == null ? event.time() : fact.at());
    }

    /** Not every fact of a task tells all: what it leaves out stays as it was. */
    private TaskFact stand(MergeTable.Rows tasks, IncomingFact event) {
        TaskFact fact = reader.read(event, TaskFact.class);
        MergeTable.Row task = tasks.at(event.subject()).once("recorded_at", event.time());
        if (fact.assigneeId() != null || fact.team() != null) {
            task.set(ASSIGNMENT, event.version(), fact.assigneeId(), fact.team());
        }
        if (fact.dueAt() != null) {
            task.set(DEADLINE, event.version(), fact.dueAt());
        }
        return fact;
    }
}
