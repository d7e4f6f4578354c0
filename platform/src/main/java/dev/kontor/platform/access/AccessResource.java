package dev.kontor.platform.access;

import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Questions about access to this service's records. The gateway's {@code /api/v1/access/explain} finds the service by the entity. */
@Path("/api/v1/access/{service}")
public class AccessResource {
    private final ExplainAccess explain;
    private final TellGrants grants;
    private final Caller caller;
    private final String service;

    AccessResource(
            ExplainAccess explain,
            TellGrants grants,
            Caller caller,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.explain = explain;
        this.grants = grants;
        this.caller = caller;
        this.service = service;
    }

    @GET
    @Path("explain")
    @WithSession
    @Operation(hidden = true)
    @PermissionsAllowed("access:read")
    public Uni<Explanation> explain(
            @PathParam("service") String name,
            @QueryParam("user") @NotNull UUID user,
            @QueryParam("entity") @NotNull String entity,
            @QueryParam("id") @NotNull UUID id,
            @QueryParam("action") @NotNull String action) {
        require(name);
        return explain.explain(user, entity, id, ExplainAccess.action(action));
    }

    /** About themselves everybody may ask. */
    @GET
    @Path("mine")
    @Operation(hidden = true)
    @Authenticated
    public Uni<Grants> mine(@PathParam("service") String name) {
        require(name);
        return Uni.createFrom().item(() -> grants.tell(caller.subject()));
    }

    private void require(String name) {
        if (!service.equals(name)) {
            throw Problem.notFound("service here called", name);
        }
    }
}
