package dev.kontor.activity.handover;

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
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Hand-overs of an owner's records. What one would take along is previewed at the gateway. */
@Path(HandOverResource.PATH)
@Tag(name = "Hand-overs")
public class HandOverResource {
    static final String PATH = "/api/v1/hand-overs";

    private final HandOvers handOvers;
    private final StartHandOver start;
    private final UndoHandOver undo;

    HandOverResource(HandOvers handOvers, StartHandOver start, UndoHandOver undo) {
        this.handOvers = handOvers;
        this.start = start;
        this.undo = undo;
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Hand over all records of an owner, or those of some kinds",
            description = "A job: each record is reassigned by itself, with its own event. Closed ones stay.")
    @APIResponse(
            responseCode = "202",
            description = "Started",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = HandOverView.class)))
    @PermissionsAllowed("hand-over:create")
    public Uni<RestResponse<HandOverView>> start(@NotNull @Valid NewHandOver request) {
        return start.start(request).map(h -> Answers.accepted(PATH, h, HandOverView.from(h)));
    }

    @GET
    @WithSession
    @Operation(summary = "All hand-overs")
    @PermissionsAllowed("hand-over:read")
    public Uni<Page<HandOverView>> list(@BeanParam @Valid ListQuery query) {
        return handOvers.list(query).map(page -> page.map(HandOverView::from));
    }

    @GET
    @Path("{id}")
    @WithSession
    @Operation(summary = "How far a hand-over has come")
    @PermissionsAllowed("hand-over:read")
    public Uni<RestResponse<HandOverView>> get(UUID id) {
        return handOvers.get(id).map(h -> Answers.ok(h, HandOverView.from(h)));
    }

    @POST
    @Path("{id}/undo")
    @Idempotent
    @Operation(
            summary = "Give back what a hand-over has moved, within thirty days",
            description = "Records that belong to somebody else meanwhile stay with them.")
    @APIResponse(
            responseCode = "202",
            description = "Started",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = HandOverView.class)))
    @PermissionsAllowed("hand-over:write")
    public Uni<RestResponse<HandOverView>> undo(UUID id) {
        return undo.undo(id).map(h -> Answers.accepted(PATH, h, HandOverView.from(h)));
    }
}
