package dev.kontor.platform.exports;

import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.Permitted;
import dev.kontor.platform.idempotency.Idempotent;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Export jobs of a collection. A service's {@code <Record>ExportResource} adds its path and tag.
 */
public abstract class ExportResource {
    private static final String NDJSON = "application/x-ndjson";
    private static final String JSON = MediaType.APPLICATION_JSON;

    private final Exports exports;
    private final ExportResult results;
    private final Exportable<?> exportable;

    protected ExportResource(Exports exports, ExportResult results, RowExporter exporter) {
        this.exports = exports;
        this.results = results;
        this.exportable = exporter.exportable();
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Export all records, or those that a filter lets through",
            description = "Queues a job. Its result shows the records as of one moment, and its handOver names the"
                    + " offset of each topic and partition from which to go on: no gap, no overlap.")
    @APIResponse(
            responseCode = "202",
            description = "Queued",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = ExportView.class)))
    @Authenticated
    @Permitted(Action.EXPORT)
    public Uni<RestResponse<ExportView>> export(@NotNull @Valid ExportRequest request) {
        return exports.request(exportable, request);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "How far an export has come, and its hand-over when it is done")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = ExportView.class)))
    @Authenticated
    @Permitted(Action.EXPORT)
    public Uni<ExportView> progress(UUID id) {
        return exports.find(exportable.collection(), id);
    }

    @POST
    @Path("{id}/cancel")
    @Idempotent
    @Operation(summary = "Cancel an export that has not ended")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = ExportView.class)))
    @Authenticated
    @Permitted(Action.EXPORT)
    public Uni<RestResponse<ExportView>> cancel(UUID id) {
        return exports.cancel(exportable.collection(), id);
    }

    @GET
    @Path("{id}/result")
    @Blocking
    @Produces(NDJSON)
    @Operation(
            summary = "The records of an export that is done",
            description = "One record per line, as GET of the record answers it and the state topic carries it."
                    + " Compressed with Accept-Encoding: gzip. Kept for seven days.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING)))
    @Authenticated
    @Permitted(Action.EXPORT)
    public RestResponse<StreamingOutput> result(
            UUID id, @HeaderParam("Accept-Encoding") @Nullable String acceptEncoding) {
        return results.send(exportable.collection(), id, acceptEncoding);
    }
}
