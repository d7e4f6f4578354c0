package dev.kontor.deals.pipeline;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Pipelines over HTTP. */
@Tag(name = "Pipelines")
@Path(PipelineResource.PATH)
public class PipelineResource {
    static final String PATH = "/api/v1/pipelines";

    private final Pipelines pipelines;
    private final DefinePipeline define;
    private final RevisePipeline revise;

    PipelineResource(Pipelines pipelines, DefinePipeline define, RevisePipeline revise) {
        this.pipelines = pipelines;
        this.define = define;
        this.revise = revise;
    }

    @POST
    @Idempotent
    @PermissionsAllowed("pipeline:create")
    public Uni<RestResponse<PipelineView>> define(@NotNull @Valid DefinePipeline.Request request) {
        return define.define(request).map(p -> Answers.created(PATH, p, PipelineView.from(p)));
    }

    @GET
    @WithSession
    @PermissionsAllowed("pipeline:read")
    public Uni<Page<PipelineView>> list(@BeanParam @Valid ListQuery query) {
        return pipelines.list(query).map(page -> page.map(PipelineView::from));
    }

    @GET
    @Path("{id}")
    @WithSession
    @PermissionsAllowed("pipeline:read")
    public Uni<RestResponse<PipelineView>> get(UUID id) {
        return pipelines.get(id).map(p -> Answers.ok(p, PipelineView.from(p)));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed("pipeline:write")
    public Uni<RestResponse<PipelineView>> revise(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ObjectNode patch) {
        return revise.revise(id, ExpectedVersion.parse(ifMatch), patch).map(p -> Answers.ok(p, PipelineView.from(p)));
    }
}
