package dev.kontor.activity.task;

import dev.kontor.platform.exports.Exportable;
import dev.kontor.platform.exports.RowExporter;
import dev.kontor.platform.paging.Listing;
import jakarta.enterprise.context.ApplicationScoped;

/** How tasks are exported. */
@ApplicationScoped
class ExportTasks implements RowExporter {
    @Override
    public Exportable<Task> exportable() {
        return new Exportable<>("tasks", TaskFact.class, false, Tasks.LISTING, Listing::within, TaskView::from);
    }
}
