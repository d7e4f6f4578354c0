package dev.kontor.gateway.doc;

import dev.kontor.gateway.problem.GatewayError;
import dev.kontor.gateway.problem.Problem;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The JSON Schemas of the events, found by {@code ce_type}: what {@code ce_dataschema} points to. */
@Path("/api/v1/schemas")
@Tag(name = "Platform")
@PermitAll
@NonBlocking
public class SchemaResource {
    private static final Pattern TYPE = Pattern.compile("kontor\\.([a-z-]+)\\.([a-z-]+\\.[a-z-]+)\\.(v[0-9]{1,3})");

    private final Contracts contracts;

    SchemaResource(Contracts contracts) {
        this.contracts = contracts;
    }

    @GET
    @Path("{type}")
    @Produces("application/schema+json")
    @Operation(operationId = "getEventSchema", summary = "JSON Schema of an event's data")
    public byte[] get(@Parameter(example = "kontor.deals.deal.won.v1") String type) {
        Matcher parts = TYPE.matcher(type);
        if (!parts.matches()) {
            throw unknown();
        }
        return contracts
                .eventSchema(parts.group(1), parts.group(2), parts.group(3))
                .orElseThrow(SchemaResource::unknown);
    }

    private static Problem unknown() {
        return Problem.of(GatewayError.NOT_FOUND, "There is no such event type");
    }
}
