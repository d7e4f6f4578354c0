package dev.kontor.contacts.organisation;

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
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Organisations over HTTP. */
@Tag(name = "Organisations")
@Path(OrganisationResource.PATH)
public class OrganisationResource {
    static final String PATH = "/api/v1/organisations";
    private static final int MAX_SEARCH = 100;

    private final Organisations organisations;
    private final RegisterOrganisation register;
    private final ReviseOrganisation revise;
    private final RemoveOrganisation remove;
    private final ReassignOrganisation reassign;

    OrganisationResource(
            Organisations organisations,
            RegisterOrganisation register,
            ReviseOrganisation revise,
            RemoveOrganisation remove,
            ReassignOrganisation reassign) {
        this.organisations = organisations;
        this.register = register;
        this.revise = revise;
        this.remove = remove;
        this.reassign = reassign;
    }

    @POST
    @Idempotent
    @PermissionsAllowed("organisation:create")
    public Uni<RestResponse<OrganisationView>> register(
            @NotNull @Valid OrganisationDetails details,
            @QueryParam("allowDuplicate") @DefaultValue("false") boolean allow) {
        return register.register(details, allow).map(p -> Answers.created(PATH, p, OrganisationView.from(p)));
    }

    @GET
    @WithSession
    @PermissionsAllowed("organisation:read")
    public Uni<Page<OrganisationView>> list(
            @BeanParam @Valid ListQuery query, @QueryParam("q") @Nullable @Size(max = MAX_SEARCH) String search) {
        return organisations.list(query, search).map(page -> page.map(OrganisationView::from));
    }

    @GET
    @Path("{id}")
    @WithSession
    @PermissionsAllowed("organisation:read")
    public Uni<RestResponse<OrganisationView>> get(UUID id) {
        return organisations.get(id).map(p -> Answers.ok(p, OrganisationView.from(p)));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed("organisation:write")
    public Uni<RestResponse<OrganisationView>> revise(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ObjectNode patch) {
        return revise.revise(id, ExpectedVersion.parse(ifMatch), patch)
                .map(p -> Answers.ok(p, OrganisationView.from(p)));
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("organisation:delete")
    public Uni<Void> remove(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return remove.remove(id, ExpectedVersion.parse(ifMatch));
    }

    @POST
    @Path("{id}/reassign")
    @Idempotent
    @PermissionsAllowed("organisation:assign")
    public Uni<RestResponse<OrganisationView>> reassign(UUID id, @NotNull @Valid ReassignOrganisation.Request request) {
        return reassign.reassign(id, request).map(p -> Answers.ok(p, OrganisationView.from(p)));
    }
}
