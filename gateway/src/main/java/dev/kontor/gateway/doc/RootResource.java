package dev.kontor.gateway.doc;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where to begin. */
@Path("/api/v1")
@Tag(name = "Platform")
@PermitAll
@NonBlocking
public class RootResource {
    private static final Root ROOT = new Root(
            "Kontor",
            Map.of(
                    "description", "/api/v1/openapi.json",
                    "documentation", "/api/v1/docs",
                    "errors", "/api/v1/errors",
                    "events", "/api/v1/asyncapi.json",
                    "health", "/q/health"));

    /**
     * Where a caller may begin without a token.
     *
     * @param links what is public, by meaning
     */
    @Schema(name = "Root")
    public record Root(String name, Map<String, String> links) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getRoot", summary = "Where to begin")
    public Root get() {
        return ROOT;
    }
}
