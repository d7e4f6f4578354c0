package dev.kontor.activity.task;

import dev.kontor.platform.exports.Exportable;
import dev.kontor.platform.exports.RowExporter;
import dev.kontor.platform.paging.ScopeConditions;
import jakarta.enterprise.context.ApplicationScoped;

/** How tasks are exported. */
@ApplicationScoped
class ExportTasks implements RowExporter {
    @Override
    public Exportable<Task> exportable() {
        return new Exportable<>(
                "tasks", "task", TaskFact.class, false, Tasks.LISTING, ScopeConditions::within, TaskView::from);
    }
}
