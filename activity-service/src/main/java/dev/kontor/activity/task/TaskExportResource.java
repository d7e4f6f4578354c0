package dev.kontor.activity.task;

import dev.kontor.platform.access.Governs;
import dev.kontor.platform.exports.ExportResource;
import dev.kontor.platform.exports.ExportResult;
import dev.kontor.platform.exports.Exports;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Export jobs of tasks. */
@Tag(name = "Tasks")
@Path(TaskResource.PATH + "/exports")
@Governs("task")
public class TaskExportResource extends ExportResource {
    TaskExportResource(Exports exports, ExportResult results, ExportTasks exporter) {
        super(exports, results, exporter);
    }
}
