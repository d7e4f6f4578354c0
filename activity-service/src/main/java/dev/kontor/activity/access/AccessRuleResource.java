package dev.kontor.activity.access;

import dev.kontor.platform.http.Answers;
import dev.kontor.platform.paging.Page;
import dev.kontor.platform.patch.ExpectedVersion;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Who may do what, over HTTP. A decision holds in every service within a second. */
@Path("/api/v1/access/rules")
@Tag(name = "Access")
public class AccessRuleResource {
    private final AccessRules rules;
    private final DecideAccess decide;
    private final WithdrawAccess withdraw;

    AccessRuleResource(AccessRules rules, DecideAccess decide, WithdrawAccess withdraw) {
        this.rules = rules;
        this.decide = decide;
        this.withdraw = withdraw;
    }

    @GET
    @WithSession
    @Operation(summary = "The rules that hold, shipped and decided; all of them at once")
    @PermissionsAllowed("access:read")
    public Uni<Page<AccessRuleView>> list(
            @QueryParam("role") @Nullable String role, @QueryParam("entity") @Nullable String entity) {
        return rules.list(role, entity).map(found -> new Page<>(found, null, null));
    }

    @GET
    @Path("{role}/{entity}")
    @WithSession
    @Operation(summary = "What a role may do with an entity")
    @PermissionsAllowed("access:read")
    public Uni<RestResponse<AccessRuleView>> get(String role, String entity) {
        return rules.get(role, entity)
                .map(rule -> RestResponse.ResponseBuilder.ok(rule)
                        .header("ETag", "\"" + rule.version() + "\"")
                        .build());
    }

    @PUT
    @Path("{role}/{entity}")
    @Operation(summary = "Decide what a role may do with an entity, in place of the rule that holds")
    @PermissionsAllowed("access:write")
    public Uni<RestResponse<AccessRuleView>> decide(
            String role,
            String entity,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid NewRuling request) {
        return decide.decide(role, entity, request, ifMatch).map(d -> Answers.ok(d, AccessRuleView.from(d)));
    }

    @DELETE
    @Path("{role}/{entity}")
    @Operation(summary = "Go back to the shipped rule")
    @PermissionsAllowed("access:write")
    public Uni<Void> withdraw(String role, String entity, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return withdraw.withdraw(role, entity, ExpectedVersion.parse(ifMatch));
    }
}
