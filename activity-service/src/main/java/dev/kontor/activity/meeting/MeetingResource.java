package dev.kontor.activity.meeting;

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

/** Meetings. */
@Path(MeetingResource.PATH)
@Tag(name = "Meetings")
public class MeetingResource {
    static final String PATH = "/api/v1/meetings";

    private final Meetings meetings;
    private final ScheduleMeeting schedule;
    private final ReviseMeeting revise;
    private final CancelMeeting cancel;

    MeetingResource(Meetings meetings, ScheduleMeeting schedule, ReviseMeeting revise, CancelMeeting cancel) {
        this.meetings = meetings;
        this.schedule = schedule;
        this.revise = revise;
        this.cancel = cancel;
    }

    @POST
    @Idempotent
    @Operation(summary = "Schedule a meeting")
    @PermissionsAllowed("meeting:create")
    public Uni<RestResponse<MeetingView>> schedule(@NotNull @Valid MeetingDetails details) {
        return schedule.schedule(details).map(m -> Answers.created(PATH, m, MeetingView.from(m)));
    }

    @GET
    @WithSession
    @Operation(summary = "Meetings of the caller and the caller's teams, and those the caller attends")
    @PermissionsAllowed("meeting:read")
    public Uni<Page<MeetingView>> list(@BeanParam @Valid ListQuery query) {
        return meetings.list(query).map(page -> page.map(MeetingView::from));
    }

    @GET
    @Path("{id}")
    @WithSession
    @Operation(summary = "One meeting")
    @PermissionsAllowed("meeting:read")
    public Uni<RestResponse<MeetingView>> get(UUID id) {
        return meetings.get(id).map(m -> Answers.ok(m, MeetingView.from(m)));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(summary = "Move or change a meeting")
    @PermissionsAllowed("meeting:write")
    public Uni<RestResponse<MeetingView>> revise(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ObjectNode patch) {
        return revise.revise(id, ExpectedVersion.parse(ifMatch), patch).map(m -> Answers.ok(m, MeetingView.from(m)));
    }

    @POST
    @Path("{id}/cancel")
    @Idempotent
    @Operation(summary = "Cancel a meeting")
    @PermissionsAllowed("meeting:write")
    public Uni<RestResponse<MeetingView>> cancel(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return cancel.cancel(id, ExpectedVersion.ifSent(ifMatch)).map(m -> Answers.ok(m, MeetingView.from(m)));
    }
}
