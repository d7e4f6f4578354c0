package dev.kontor.activity.task;

import dev.kontor.platform.access.Change;
import dev.kontor.platform.access.Governs;
import dev.kontor.platform.sharing.ShareResource;
import dev.kontor.platform.sharing.Shareable;
import dev.kontor.platform.sharing.Sharing;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** With whom a task is shared. */
@Tag(name = "Tasks")
@Path(TaskResource.PATH)
@Governs("task")
public class TaskShareResource extends ShareResource<Task> {
    TaskShareResource(Sharing sharing, Tasks tasks) {
        super(
                sharing,
                new Shareable<>(
                        "task", tasks::get, id -> tasks.lock(id, Change.COMMAND), Task::shared, Task::unshared, null));
    }
}
