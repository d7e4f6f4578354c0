package dev.kontor.deals.product;

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

/** Products over HTTP. */
@Tag(name = "Products")
@Path(ProductResource.PATH)
public class ProductResource {
    static final String PATH = "/api/v1/products";

    private final Products products;
    private final ListProduct list;
    private final ReviseProduct revise;
    private final DelistProduct delist;

    ProductResource(Products products, ListProduct list, ReviseProduct revise, DelistProduct delist) {
        this.products = products;
        this.list = list;
        this.revise = revise;
        this.delist = delist;
    }

    @POST
    @Idempotent
    @Operation(summary = "Add a product to the catalogue")
    @PermissionsAllowed("product:create")
    public Uni<RestResponse<ProductView>> add(@NotNull @Valid NewProduct request) {
        return list.list(request).map(p -> Answers.created(PATH, p, ProductView.from(p)));
    }

    @GET
    @WithSession
    @PermissionsAllowed("product:read")
    public Uni<Page<ProductView>> list(@BeanParam @Valid ListQuery query) {
        return products.list(query).map(page -> page.map(ProductView::from));
    }

    @GET
    @Path("{id}")
    @WithSession
    @PermissionsAllowed("product:read")
    public Uni<RestResponse<ProductView>> get(UUID id) {
        return products.get(id).map(p -> Answers.ok(p, ProductView.from(p)));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed("product:write")
    public Uni<RestResponse<ProductView>> revise(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ObjectNode patch) {
        return revise.revise(id, ExpectedVersion.parse(ifMatch), patch).map(p -> Answers.ok(p, ProductView.from(p)));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Take a product off the list; it stays readable")
    @PermissionsAllowed("product:delete")
    public Uni<Void> delist(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return delist.delist(id, ExpectedVersion.parse(ifMatch));
    }
}
