package dev.kontor.activity.staff;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.platform.access.Caller;
import dev.kontor.platform.http.Answers;
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
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The staff directory. */
@Path("/api/v1/staff")
@Tag(name = "Staff")
public class StaffResource {
    private final StaffMembers members;
    private final ReviseStaffMember revise;
    private final Caller caller;

    StaffResource(StaffMembers members, ReviseStaffMember revise, Caller caller) {
        this.members = members;
        this.revise = revise;
        this.caller = caller;
    }

    @GET
    @WithSession
    @Operation(summary = "Who works here")
    @PermissionsAllowed("staff:read")
    public Uni<Page<StaffView>> list(@BeanParam @Valid ListQuery query) {
        return members.list(query).map(page -> page.map(StaffView::from));
    }

    @GET
    @Path("me")
    @WithSession
    @Operation(summary = "The caller's own record")
    @PermissionsAllowed("staff:read")
    public Uni<RestResponse<StaffView>> me() {
        return members.get(caller.staffId()).map(m -> Answers.ok(m, StaffView.from(m)));
    }

    @GET
    @Path("{id}")
    @WithSession
    @Operation(summary = "One member of staff")
    @PermissionsAllowed("staff:read")
    public Uni<RestResponse<StaffView>> get(UUID id) {
        return members.get(id).map(m -> Answers.ok(m, StaffView.from(m)));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(summary = "Change what is known about a member of staff")
    @PermissionsAllowed("staff:write")
    public Uni<RestResponse<StaffView>> revise(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ObjectNode patch) {
        return revise.revise(id, ExpectedVersion.parse(ifMatch), patch).map(m -> Answers.ok(m, StaffView.from(m)));
    }
}
