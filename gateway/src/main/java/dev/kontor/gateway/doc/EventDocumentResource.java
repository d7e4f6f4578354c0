package dev.kontor.gateway.doc;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves the description of all events: AsyncAPI 3, as it is committed. */
@Path("/api/v1/asyncapi.json")
@PermitAll
@NonBlocking
public class EventDocumentResource {
    private final byte[] document;

    EventDocumentResource(Contracts contracts) {
        this.document = contracts.asyncApi();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public byte[] get() {
        return document.clone();
    }
}
