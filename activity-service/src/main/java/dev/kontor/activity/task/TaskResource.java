package dev.kontor.activity.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.platform.http.Answers;
import dev.kontor.platform.idempotency.Idempotent;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Page;
import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.patch.MergePatch;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Tasks. */
@Path(TaskResource.PATH)
@Tag(name = "Tasks")
public class TaskResource {
    static final String PATH = "/api/v1/tasks";

    private final Tasks tasks;
    private final CreateTask create;
    private final ReviseTask revise;
    private final CompleteTask complete;
    private final CancelTask cancel;
    private final ReassignTask reassign;

    TaskResource(
            Tasks tasks,
            CreateTask create,
            ReviseTask revise,
            CompleteTask complete,
            CancelTask cancel,
            ReassignTask reassign) {
        this.tasks = tasks;
        this.create = create;
        this.revise = revise;
        this.complete = complete;
        this.cancel = cancel;
        this.reassign = reassign;
    }

    @POST
    @Idempotent
    @Operation(summary = "Create a task")
    @PermissionsAllowed("task:create")
    public Uni<RestResponse<TaskView>> create(@NotNull @Valid NewTask request) {
        return create.create(request).map(t -> Answers.created(PATH, t, TaskView.from(t)));
    }

    @GET
    @WithSession
    @Operation(summary = "Tasks of the caller, the caller's teams, and of nobody yet")
    @PermissionsAllowed("task:read")
    public Uni<Page<TaskView>> list(@BeanParam @Valid ListQuery query) {
        return tasks.list(query).map(page -> page.map(TaskView::from));
    }

    @GET
    @Path("{id}")
    @WithSession
    @Operation(summary = "One task")
    @PermissionsAllowed("task:read")
    public Uni<RestResponse<TaskView>> get(UUID id) {
        return tasks.get(id).map(t -> Answers.ok(t, TaskView.from(t)));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(summary = "Change an open task")
    @PermissionsAllowed("task:write")
    public Uni<RestResponse<TaskView>> revise(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ObjectNode patch) {
        return revise.revise(id, ExpectedVersion.parse(ifMatch), patch).map(t -> Answers.ok(t, TaskView.from(t)));
    }

    @POST
    @Path("{id}/complete")
    @Idempotent
    @Operation(summary = "Complete a task")
    @PermissionsAllowed("task:write")
    public Uni<RestResponse<TaskView>> complete(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return complete.complete(id, ExpectedVersion.ifSent(ifMatch)).map(t -> Answers.ok(t, TaskView.from(t)));
    }

    @POST
    @Path("{id}/cancel")
    @Idempotent
    @Operation(summary = "Cancel a task")
    @PermissionsAllowed("task:write")
    public Uni<RestResponse<TaskView>> cancel(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return cancel.cancel(id, ExpectedVersion.ifSent(ifMatch)).map(t -> Answers.ok(t, TaskView.from(t)));
    }

    @POST
    @Path("{id}/reassign")
    @Idempotent
    @Operation(summary = "Give a task to another member of staff")
    @PermissionsAllowed("task:assign")
    public Uni<RestResponse<TaskView>> reassign(UUID id, @NotNull @Valid ReassignTask.Request request) {
        return reassign.reassign(id, request).map(t -> Answers.ok(t, TaskView.from(t)));
    }
}
