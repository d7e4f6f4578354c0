package dev.kontor.activity.staff;

import dev.kontor.platform.http.Answers;
import dev.kontor.platform.idempotency.Idempotent;
import dev.kontor.platform.patch.ExpectedVersion;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Times in teams that are planned here and not in Keycloak. */
@Path("/api/v1/staff/{id}/memberships")
@Tag(name = "Staff")
public class MembershipResource {
    private final PlanMembership plan;
    private final WithdrawMembership withdraw;

    MembershipResource(PlanMembership plan, WithdrawMembership withdraw) {
        this.plan = plan;
        this.withdraw = withdraw;
    }

    @POST
    @Idempotent
    @Operation(summary = "Have a member stand in for somebody in another team, for a time")
    @PermissionsAllowed("staff:write")
    public Uni<RestResponse<StaffView>> plan(
            UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid PlanMembership.Request request) {
        return plan.plan(id, request, ExpectedVersion.ifSent(ifMatch)).map(m -> Answers.ok(m, StaffView.from(m)));
    }

    @DELETE
    @Path("{membership}")
    @Operation(summary = "End a planned membership now, or have it never begin")
    @PermissionsAllowed("staff:write")
    public Uni<RestResponse<StaffView>> withdraw(
            UUID id, UUID membership, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return withdraw.withdraw(id, membership, ExpectedVersion.ifSent(ifMatch))
                .map(m -> Answers.ok(m, StaffView.from(m)));
    }
}
