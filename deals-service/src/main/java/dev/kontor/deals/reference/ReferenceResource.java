package dev.kontor.deals.reference;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far our copies have come, for loaders that import deals right after what the deals refer to. */
@Tag(name = "Deals")
@Path("/api/v1/deals/references")
public class ReferenceResource {
    /** How many records of a kind deals can be imported for. */
    @Schema(name = "ReferenceCount")
    public record CountView(long count) {}

    private final References references;

    ReferenceResource(References references) {
        this.references = references;
    }

    @GET
    @WithSession
    @Operation(summary = "Count the organisations, people or staff known to deals")
    @PermissionsAllowed("reference:read")
    public Uni<CountView> count(
            @QueryParam("kind") @NotNull @Pattern(regexp = "organisation|person|staff") String kind) {
        return references.count(Kind.fromString(kind)).map(CountView::new);
    }
}
