package dev.kontor.platform.rebuild;

import dev.kontor.platform.problem.Problem;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Rebuilds of this service's projections. For operators, so it stands in no document for integrators (docs/runbooks/rebuild.md). */
@Path("/api/v1/rebuilds/{service}")
@Blocking
public class RebuildResource {
    private static final int ACCEPTED = 202;

    private final Rebuilds rebuilds;
    private final String service;

    RebuildResource(Rebuilds rebuilds, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.rebuilds = rebuilds;
        this.service = service;
    }

    @GET
    @Operation(hidden = true)
    @PermissionsAllowed("rebuild:read")
    public RebuildList list(@PathParam("service") String name) throws SQLException {
        check(name);
        return new RebuildList(rebuilds.list());
    }

    @POST
    @Path("{projection}")
    @ResponseStatus(ACCEPTED)
    @Operation(hidden = true)
    @PermissionsAllowed("rebuild:write")
    public void start(@PathParam("service") String name, @PathParam("projection") String projection)
            throws SQLException {
        check(name);
        rebuilds.start(projection);
    }

    @POST
    @Path("{projection}/switch")
    @ResponseStatus(ACCEPTED)
    @Operation(hidden = true)
    @PermissionsAllowed("rebuild:write")
    public void acceptDifferences(@PathParam("service") String name, @PathParam("projection") String projection)
            throws SQLException {
        check(name);
        rebuilds.acceptDifferences(projection);
    }

    @DELETE
    @Path("{projection}")
    @ResponseStatus(ACCEPTED)
    @Operation(hidden = true)
    @PermissionsAllowed("rebuild:write")
    public void abandon(@PathParam("service") String name, @PathParam("projection") String projection)
            throws SQLException {
        check(name);
        rebuilds.abandon(projection);
    }

    private void check(String name) {
        if (!service.equals(name)) {
            throw Problem.notFound("service here called", name);
        }
    }
}
