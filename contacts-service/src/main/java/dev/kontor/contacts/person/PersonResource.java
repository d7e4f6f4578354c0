package dev.kontor.contacts.person;

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

/** People over HTTP. */
@Tag(name = "People")
@Path(PersonResource.PATH)
public class PersonResource {
    static final String PATH = "/api/v1/people";
    private static final int MAX_SEARCH = 100;

    private final People people;
    private final RegisterPerson register;
    private final RevisePerson revise;
    private final RemovePerson remove;
    private final ChangeLifeCycle changeLifeCycle;
    private final ReassignPerson reassign;

    PersonResource(
            People people,
            RegisterPerson register,
            RevisePerson revise,
            RemovePerson remove,
            ChangeLifeCycle changeLifeCycle,
            ReassignPerson reassign) {
        this.people = people;
        this.register = register;
        this.revise = revise;
        this.remove = remove;
        this.changeLifeCycle = changeLifeCycle;
        this.reassign = reassign;
    }

    @POST
    @Idempotent
    @PermissionsAllowed("person:create")
    public Uni<RestResponse<PersonView>> register(
            @NotNull @Valid PersonDetails details, @QueryParam("allowDuplicate") @DefaultValue("false") boolean allow) {
        return register.register(details, allow).map(p -> Answers.created(PATH, p, PersonView.from(p)));
    }

    @GET
    @WithSession
    @PermissionsAllowed("person:read")
    public Uni<Page<PersonView>> list(
            @BeanParam @Valid ListQuery query, @QueryParam("q") @Nullable @Size(max = MAX_SEARCH) String search) {
        return people.list(query, search).map(page -> page.map(PersonView::from));
    }

    @GET
    @Path("{id}")
    @WithSession
    @PermissionsAllowed("person:read")
    public Uni<RestResponse<PersonView>> get(UUID id) {
        return people.get(id).map(p -> Answers.ok(p, PersonView.from(p)));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed("person:write")
    public Uni<RestResponse<PersonView>> revise(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ObjectNode patch) {
        return revise.revise(id, ExpectedVersion.parse(ifMatch), patch).map(p -> Answers.ok(p, PersonView.from(p)));
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("person:delete")
    public Uni<Void> remove(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return remove.remove(id, ExpectedVersion.parse(ifMatch));
    }

    @POST
    @Path("{id}/life-cycle")
    @Idempotent
    @PermissionsAllowed("person:write")
    public Uni<RestResponse<PersonView>> changeLifeCycle(UUID id, @NotNull @Valid ChangeLifeCycle.Request request) {
        return changeLifeCycle.change(id, request).map(p -> Answers.ok(p, PersonView.from(p)));
    }

    @POST
    @Path("{id}/reassign")
    @Idempotent
    @PermissionsAllowed("person:assign")
    public Uni<RestResponse<PersonView>> reassign(UUID id, @NotNull @Valid ReassignPerson.Request request) {
        return reassign.reassign(id, request).map(p -> Answers.ok(p, PersonView.from(p)));
    }
}
