package dev.kontor.telephony.call;

import dev.kontor.platform.http.Answers;
import dev.kontor.platform.idempotency.Idempotent;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Calls over HTTP. */
@Tag(name = "Calls")
@Path(CallResource.PATH)
public class CallResource {
    static final String PATH = "/api/v1/calls";

    private final Calls calls;
    private final TagCall tagCall;

    CallResource(Calls calls, TagCall tagCall) {
        this.calls = calls;
        this.tagCall = tagCall;
    }

    @GET
    @WithSession
    @PermissionsAllowed("call:read")
    public Uni<Page<CallView>> list(@BeanParam @Valid ListQuery query) {
        return calls.list(query).map(page -> page.map(CallView::from));
    }

    @GET
    @Path("{id}")
    @WithSession
    @PermissionsAllowed("call:read")
    public Uni<RestResponse<CallView>> get(UUID id) {
        return calls.get(id).map(call -> Answers.ok(call, CallView.from(call)));
    }

    @POST
    @Path("{id}/tags")
    @Idempotent
    @Operation(summary = "Tag a call", description = "A tag that the call bears already changes nothing.")
    @PermissionsAllowed("call:write")
    public Uni<RestResponse<CallView>> tag(UUID id, @NotNull @Valid TagCall.Request request) {
        return tagCall.tag(id, request).map(call -> Answers.ok(call, CallView.from(call)));
    }
}
