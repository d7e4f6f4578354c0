package dev.kontor.gateway.handover;

import dev.kontor.gateway.ask.Asker;
import dev.kontor.gateway.problem.FieldError;
import dev.kontor.gateway.problem.GatewayError;
import dev.kontor.gateway.problem.Problem;
import dev.kontor.gateway.route.Correlation;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a hand-over would take along, before anybody asks for it. The services ask for {@code hand-over:read}. */
@Path("/api/v1/hand-overs/preview")
@Tag(name = "Hand-overs")
@Authenticated
public class HandOverPreviewResource {
    private final PreviewHandOver preview;

    HandOverPreviewResource(PreviewHandOver preview) {
        this.preview = preview;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "previewHandOver",
            summary = "How many records of each kind a hand-over would take along; nothing is moved")
    @APIResponse(responseCode = "200", description = "Counts by kind, and the services that did not answer in time")
    @APIResponse(responseCode = "403", description = "The caller has no role with the permission hand-over:read")
    public Uni<HandOverPreview> preview(
            @Parameter(description = "Id of the member of staff whose records they are") @QueryParam("from") @Nullable
                    String from,
            @Parameter(description = "Kinds with commas between them, such as person,deal; all when left out")
                    @QueryParam("kinds")
                    @Nullable
                    String kinds,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @Parameter(hidden = true) @HeaderParam("X-Correlation-Id") @Nullable String correlation) {
        return preview.preview(owner(from), asked(kinds), new Asker(authorization, Correlation.of(correlation), null));
    }

    private Set<String> asked(@Nullable String kinds) {
        if (kinds == null || kinds.isBlank()) {
            return preview.kinds();
        }
        Set<String> asked = new TreeSet<>(List.of(kinds.split(",", -1)));
        if (!preview.kinds().containsAll(asked)) {
            throw invalid("kinds", "are of " + String.join(", ", preview.kinds()));
        }
        return asked;
    }

    private static UUID owner(@Nullable String from) {
        try {
            return UUID.fromString(String.valueOf(from));
        } catch (IllegalArgumentException e) {
            throw invalid("from", "is no UUID");
        }
    }

    private static Problem invalid(String field, String message) {
        return Problem.of(
                GatewayError.VALIDATION_FAILED,
                field + " " + message,
                List.of(new FieldError(field, "format", message)));
    }
}
