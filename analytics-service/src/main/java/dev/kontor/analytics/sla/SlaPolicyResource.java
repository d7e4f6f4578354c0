package dev.kontor.analytics.sla;

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
import jakarta.ws.rs.DELETE;
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

/** SLA policies over HTTP. */
@Path("/api/v1/sla-policies")
@Tag(name = "SLA")
class SlaPolicyResource {
    private static final String COLLECTION = "/api/v1/sla-policies";

    private final SlaPolicies policies;
    private final PolicyDefinitions definitions;
    private final DefineSlaPolicy define;
    private final ReviseSlaPolicy revise;
    private final RetireSlaPolicy retire;

    SlaPolicyResource(
            SlaPolicies policies,
            PolicyDefinitions definitions,
            DefineSlaPolicy define,
            ReviseSlaPolicy revise,
            RetireSlaPolicy retire) {
        this.policies = policies;
        this.definitions = definitions;
        this.define = define;
        this.revise = revise;
        this.retire = retire;
    }

    @GET
    @WithSession
    @Operation(summary = "List the policies in force")
    @PermissionsAllowed("sla-policy:read")
    public Uni<Page<SlaPolicyView>> list(@BeanParam @Valid ListQuery query) {
        return policies.page(query).map(page -> page.map(this::view));
    }

    @GET
    @Path("/{id}")
    @WithSession
    @Operation(summary = "Read a policy")
    @PermissionsAllowed("sla-policy:read")
    public Uni<RestResponse<SlaPolicyView>> get(UUID id) {
        return policies.get(id).map(policy -> Answers.ok(policy, view(policy)));
    }

    @POST
    @Idempotent
    @Operation(summary = "Put a policy in force", description = "It counts events that happen from now on.")
    @PermissionsAllowed("sla-policy:create")
    public Uni<RestResponse<SlaPolicyView>> create(@NotNull @Valid SlaPolicyDefinition terms) {
        return define.define(terms).map(policy -> Answers.created(COLLECTION, policy, view(policy)));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(summary = "Revise a policy", description = "Timers that run keep the terms they started with.")
    @PermissionsAllowed("sla-policy:write")
    public Uni<RestResponse<SlaPolicyView>> patch(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ObjectNode patch) {
        return revise.revise(id, ExpectedVersion.parse(ifMatch), patch).map(policy -> Answers.ok(policy, view(policy)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Take a policy out of force", description = "Timers that run go on to their end.")
    @PermissionsAllowed("sla-policy:delete")
    public Uni<Void> delete(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return retire.retire(id, ExpectedVersion.parse(ifMatch));
    }

    private SlaPolicyView view(SlaPolicy policy) {
        return SlaPolicyView.from(policy, definitions.read(policy));
    }
}
