package dev.kontor.platform.imports;

import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.Permitted;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/**
 * Import jobs of a collection, for roles that see all of it: a row may meet anybody's record. A service's {@code <Record>ImportResource}
 * adds its path and tag.
 */
public abstract class ImportResource {
    private static final String CSV = "text/csv";
    private static final String JSON = MediaType.APPLICATION_JSON;

    private final Imports imports;
    private final RowImporter importer;

    protected ImportResource(Imports imports, RowImporter importer) {
        this.imports = imports;
        this.importer = importer;
    }

    @POST
    @Blocking
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Import records from CSV",
            description =
                    "Part file is the CSV, part options a JSON object that names its columns. Queues a job; rows that"
                            + " cannot be imported are in its errors, and the others go in.")
    @APIResponse(
            responseCode = "202",
            description = "Queued",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = JobView.class)))
    @Authenticated
    @Permitted(Action.IMPORT)
    public RestResponse<JobView> upload(
            @RestForm @Nullable FileUpload file, @RestForm @PartType(MediaType.TEXT_PLAIN) @Nullable String options) {
        return imports.accept(importer, file, options);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "How far an import has come")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = JobView.class)))
    @Authenticated
    @Permitted(Action.IMPORT)
    public Uni<JobView> progress(UUID id) {
        return imports.find(importer.collection(), id);
    }

    @GET
    @Path("{id}/errors")
    @Produces(CSV)
    @Operation(summary = "The rows that an import has refused")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    @Authenticated
    @Permitted(Action.IMPORT)
    public Uni<String> errors(UUID id) {
        return imports.errors(importer.collection(), id);
    }
}
