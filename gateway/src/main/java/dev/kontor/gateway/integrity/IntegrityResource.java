package dev.kontor.gateway.integrity;

import dev.kontor.gateway.ask.Asker;
import dev.kontor.gateway.problem.FieldError;
import dev.kontor.gateway.problem.GatewayError;
import dev.kontor.gateway.problem.Problem;
import dev.kontor.gateway.route.Correlation;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The proof that copies are equal to what they were copied from. */
@Path("/api/v1/integrity")
@Tag(name = "Integrity")
@RolesAllowed({"administrator", "integrator", "auditor"})
public class IntegrityResource {
    private static final String TYPE = "[a-z]+(-[a-z]+)*";

    private final CompareHoldings compare;

    IntegrityResource(CompareHoldings compare) {
        this.compare = compare;
    }

    @GET
    @Path("{type: " + TYPE + "}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "proveIntegrity",
            summary =
                    "Count and order-free checksums per hour, of the owner's records and of every copy in the platform")
    public Uni<IntegrityView> prove(
            @Parameter(description = "An aggregate's word in its topic, such as person") @PathParam("type") String type,
            @Parameter(description = "Records made from then on, RFC 3339") @QueryParam("from") @Nullable String from,
            @Parameter(description = "Records made before, RFC 3339") @QueryParam("to") @Nullable String to,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @Parameter(hidden = true) @HeaderParam("X-Correlation-Id") @Nullable String correlation) {
        String query = "?" + bound("from", from) + bound("to", to);
        return compare.compare(type, query, new Asker(authorization, Correlation.of(correlation), null));
    }

    private static String bound(String name, @Nullable String moment) {
        try {
            return moment == null ? "" : name + "=" + Instant.parse(moment) + "&";
        } catch (DateTimeException e) {
            String message = "is no moment such as 2026-11-22T10:00:00Z";
            throw Problem.of(
                    GatewayError.VALIDATION_FAILED,
                    name + " " + message,
                    List.of(new FieldError(name, "format", message)));
        }
    }
}
