package dev.kontor.activity.team;

import dev.kontor.platform.http.Answers;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The tree of teams over HTTP. It is changed in Keycloak. */
@Path("/api/v1/teams")
@Tag(name = "Teams")
public class TeamResource {
    private final Teams teams;

    TeamResource(Teams teams) {
        this.teams = teams;
    }

    @GET
    @WithSession
    @Operation(summary = "Which teams there are, each with the one above it")
    @PermissionsAllowed("team:read")
    public Uni<Page<TeamView>> list(@BeanParam @Valid ListQuery query) {
        return teams.list(query).map(page -> page.map(TeamView::from));
    }

    @GET
    @Path("{id}")
    @WithSession
    @Operation(summary = "One team")
    @PermissionsAllowed("team:read")
    public Uni<RestResponse<TeamView>> get(UUID id) {
        return teams.get(id).map(team -> Answers.ok(team, TeamView.from(team)));
    }
}
