package dev.kontor.gateway.doc;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves the description of the whole API. */
@Path("/api/v1/openapi.json")
@PermitAll
@NonBlocking
public class ApiDocumentResource {
    private final ApiDocument document;

    ApiDocumentResource(ApiDocument document) {
        this.document = document;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public byte[] get() {
        return document.bytes();
    }
}
