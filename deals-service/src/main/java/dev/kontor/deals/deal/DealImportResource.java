package dev.kontor.deals.deal;

import static dev.kontor.platform.security.Roles.ADMINISTRATOR;
import static dev.kontor.platform.security.Roles.HEAD;
import static dev.kontor.platform.security.Roles.INTEGRATOR;

import dev.kontor.platform.imports.Imports;
import dev.kontor.platform.imports.JobView;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Import of deals over HTTP. Only for roles that see every deal: a row may meet anybody's. */
@Tag(name = "Deals")
@Path(DealResource.PATH + "/imports")
public class DealImportResource {
    private final Imports imports;
    private final ImportDeals importer;

    DealImportResource(Imports imports, ImportDeals importer) {
        this.imports = imports;
        this.importer = importer;
    }

    @POST
    @Blocking
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({ADMINISTRATOR, HEAD, INTEGRATOR})
    public RestResponse<JobView> upload(
            @RestForm("file") @Nullable FileUpload file, @RestForm("options") @Nullable String options) {
        return imports.accept(importer, file, options);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({ADMINISTRATOR, HEAD, INTEGRATOR})
    public Uni<JobView> get(UUID id) {
        return imports.find(ImportDeals.COLLECTION, id);
    }

    @GET
    @Path("{id}/errors")
    @Produces("text/csv")
    @RolesAllowed({ADMINISTRATOR, HEAD, INTEGRATOR})
    public Uni<String> errors(UUID id) {
        return imports.errors(ImportDeals.COLLECTION, id);
    }
}
