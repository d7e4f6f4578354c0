package dev.kontor.gateway.overview;

import dev.kontor.gateway.ask.Asker;
import dev.kontor.gateway.route.Correlation;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The customer in one call. */
@Path("/api/v1/overview/people")
@Tag(name = "Overview")
@Authenticated
public class OverviewResource {
    private final ViewCustomer viewCustomer;

    OverviewResource(ViewCustomer viewCustomer) {
        this.viewCustomer = viewCustomer;
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "viewPerson",
            summary = "A person with deals, invoices, tasks, timeline and calls, in one call")
    public Uni<OverviewView> person(
            UUID id,
            @Context HttpServerRequest request,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @Parameter(hidden = true) @HeaderParam("X-Correlation-Id") @Nullable String correlation) {
        return viewCustomer.view(id, Asker.of(request, authorization, Correlation.of(correlation)));
    }
}
