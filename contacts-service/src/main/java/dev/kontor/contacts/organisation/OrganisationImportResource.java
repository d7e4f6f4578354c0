package dev.kontor.contacts.organisation;

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
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Import jobs of organisations. */
@Tag(name = "Organisations")
@Path(OrganisationResource.PATH + "/imports")
public class OrganisationImportResource {
    private final Imports imports;
    private final ImportOrganisations importer;

    OrganisationImportResource(Imports imports, ImportOrganisations importer) {
        this.imports = imports;
        this.importer = importer;
    }

    @POST
    @Blocking
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({ADMINISTRATOR, HEAD, INTEGRATOR})
    public RestResponse<JobView> upload(
            @RestForm @Nullable FileUpload file, @RestForm @PartType(MediaType.TEXT_PLAIN) @Nullable String options) {
        return imports.accept(importer, file, options);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({ADMINISTRATOR, HEAD, INTEGRATOR})
    public Uni<JobView> get(UUID id) {
        return imports.find(importer.collection(), id);
    }

    @GET
    @Path("{id}/errors")
    @Produces("text/csv")
    @RolesAllowed({ADMINISTRATOR, HEAD, INTEGRATOR})
    public Uni<String> errors(UUID id) {
        return imports.errors(importer.collection(), id);
    }
}
