package dev.kontor.activity.meeting;

import static dev.kontor.platform.security.Roles.ADMINISTRATOR;
import static dev.kontor.platform.security.Roles.AUDITOR;
import static dev.kontor.platform.security.Roles.FIELD;
import static dev.kontor.platform.security.Roles.FRONTDESK;
import static dev.kontor.platform.security.Roles.HEAD;
import static dev.kontor.platform.security.Roles.INTEGRATOR;
import static dev.kontor.platform.security.Roles.MARKETING;
import static dev.kontor.platform.security.Roles.SALES;
import static dev.kontor.platform.security.Roles.SUPPORT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.platform.http.Answers;
import dev.kontor.platform.idempotency.Idempotent;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Page;
import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.patch.MergePatch;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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
    @RolesAllowed({ADMINISTRATOR, HEAD, SALES, SUPPORT, MARKETING, FRONTDESK, FIELD, INTEGRATOR})
    @Operation(summary = "Schedule a meeting")
    public Uni<RestResponse<MeetingView>> schedule(@NotNull @Valid MeetingDetails details) {
        return schedule.schedule(details).map(m -> Answers.created(PATH, m, MeetingView.from(m)));
    }

    @GET
    @WithSession
    @RolesAllowed({ADMINISTRATOR, HEAD, SALES, SUPPORT, MARKETING, FRONTDESK, FIELD, INTEGRATOR, AUDITOR})
    @Operation(summary = "Meetings of the caller and the caller's teams, and those the caller attends")
    public Uni<Page<MeetingView>> list(@BeanParam @Valid ListQuery query) {
        return meetings.list(query).map(page -> page.map(MeetingView::from));
    }

    @GET
    @Path("{id}")
    @WithSession
    @RolesAllowed({ADMINISTRATOR, HEAD, SALES, SUPPORT, MARKETING, FRONTDESK, FIELD, INTEGRATOR, AUDITOR})
    @Operation(summary = "One meeting")
    public Uni<RestResponse<MeetingView>> get(UUID id) {
        return meetings.get(id).map(m -> Answers.ok(m, MeetingView.from(m)));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed({ADMINISTRATOR, HEAD, SALES, SUPPORT, MARKETING, FRONTDESK, FIELD, INTEGRATOR})
    @Operation(summary = "Move or change a meeting")
    public Uni<RestResponse<MeetingView>> revise(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ObjectNode patch) {
        return revise.revise(id, ExpectedVersion.parse(ifMatch), patch).map(m -> Answers.ok(m, MeetingView.from(m)));
    }

    @POST
    @Path("{id}/cancel")
    @Idempotent
    @RolesAllowed({ADMINISTRATOR, HEAD, SALES, SUPPORT, MARKETING, FRONTDESK, FIELD, INTEGRATOR})
    @Operation(summary = "Cancel a meeting")
    public Uni<RestResponse<MeetingView>> cancel(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return cancel.cancel(id, ExpectedVersion.ifSent(ifMatch)).map(m -> Answers.ok(m, MeetingView.from(m)));
    }
}
