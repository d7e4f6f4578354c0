package dev.kontor.gateway.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.gateway.ask.Answer;
import dev.kontor.gateway.ask.Asker;
import dev.kontor.gateway.ask.Services;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Why somebody may or may not do something to a record. The service whose record it is knows, and asks for {@code access:read}. */
@Path("/api/v1/access/explain")
@Tag(name = "Access")
@Authenticated
public class AccessResource {
    private static final long PATIENCE_MILLIS = 5_000;

    private final AccessConfig config;
    private final Services services;

    AccessResource(AccessConfig config, Services services) {
        this.config = config;
        this.services = services;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "explainAccess",
            summary = "Why a member of staff may or may not do something to a record, rule by rule")
    @APIResponse(
            responseCode = "200",
            description = "allowed, because, and the rules in the order in which they are looked at")
    @APIResponse(responseCode = "403", description = "The caller has no role with the permission access:read")
    public Uni<RestResponse<JsonNode>> explain(
            @Parameter(description = "Id of the member of staff") @QueryParam("user") @Nullable String user,
            @Parameter(description = "As in permissions, such as person") @QueryParam("entity") @Nullable String entity,
            @Parameter(description = "Id of the record") @QueryParam("id") @Nullable String id,
            @Parameter(description = "create, read, write, delete, assign, import or export")
                    @QueryParam("action")
                    @Nullable
                    String action,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @Parameter(hidden = true) @HeaderParam("X-Correlation-Id") @Nullable String correlation) {
        String service = entity == null ? null : config.entities().get(entity);
        if (service == null) {
            throw invalid(
                    "entity",
                    "is one of "
                            + String.join(", ", new TreeSet<>(config.entities().keySet())));
        }
        String uri = "/api/v1/access/" + service + "/explain?entity=" + entity + "&user=" + uuid("user", user) + "&id="
                + uuid("id", id) + "&action="
                + URLEncoder.encode(action == null ? "" : action, StandardCharsets.UTF_8);
        return Uni.createFrom()
                .completionStage(services.ask(
                                service,
                                uri,
                                new Asker(authorization, Correlation.of(correlation), null),
                                PATIENCE_MILLIS)
                        .toCompletionStage())
                .map(AccessResource::passOn);
    }

    /** The service's own answer, a refusal too. */
    private static RestResponse<JsonNode> passOn(Answer answer) {
        if (answer.body().isMissingNode()) {
            throw Problem.of(GatewayError.UPSTREAM_UNAVAILABLE, "The service of the record does not answer");
        }
        String type = answer.isOk() ? MediaType.APPLICATION_JSON : "application/problem+json";
        return RestResponse.ResponseBuilder.<JsonNode>create(answer.status())
                .entity(answer.body())
                .type(type)
                .build();
    }

    private static UUID uuid(String field, @Nullable String text) {
        try {
            return UUID.fromString(String.valueOf(text));
        } catch (IllegalArgumentException e) {
            throw invalid(field, "is no UUID");
        }
    }

    private static Problem invalid(String field, String message) {
        return Problem.of(
                GatewayError.VALIDATION_FAILED,
                field + " " + message,
                List.of(new FieldError(field, "format", message)));
    }
}
