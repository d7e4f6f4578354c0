package dev.kontor.deals.deal;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Deals over HTTP: reading, opening and revising. The commands that move a deal are in {@link DealCommandResource}. */
@Tag(name = "Deals")
@Path(DealResource.PATH)
public class DealResource {
    static final String PATH = "/api/v1/deals";

    private final Deals deals;
    private final OpenDeal open;
    private final ReviseDeal revise;

    DealResource(Deals deals, OpenDeal open, ReviseDeal revise) {
        this.deals = deals;
        this.open = open;
        this.revise = revise;
    }

    @POST
    @Idempotent
    @PermissionsAllowed("deal:create")
    public Uni<RestResponse<DealView>> open(@NotNull @Valid OpenDeal.Request request) {
        return open.open(request).map(d -> Answers.created(PATH, d, DealView.from(d)));
    }

    @GET
    @WithSession
    @PermissionsAllowed("deal:read")
    public Uni<Page<DealView>> list(@BeanParam @Valid ListQuery query) {
        return deals.list(query).map(page -> page.map(DealView::from));
    }

    @GET
    @Path("{id}")
    @WithSession
    @PermissionsAllowed("deal:read")
    public Uni<RestResponse<DealView>> get(UUID id) {
        return deals.get(id).map(d -> Answers.ok(d, DealView.from(d)));
    }

    @GET
    @Path("{id}/history")
    @WithSession
    @Operation(summary = "The stages of a deal, from when to when")
    @PermissionsAllowed("deal:read")
    public Uni<List<StageVisitView>> history(UUID id) {
        return deals.get(id).chain(deal -> deals.visits(id).map(visits -> StageVisitView.of(deal, visits)));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed("deal:write")
    public Uni<RestResponse<DealView>> revise(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ObjectNode patch) {
        return revise.revise(id, ExpectedVersion.parse(ifMatch), patch).map(d -> Answers.ok(d, DealView.from(d)));
    }
}
