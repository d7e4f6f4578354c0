package dev.kontor.platform.sharing;

import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.Owned;
import dev.kontor.platform.access.Permitted;
import dev.kontor.platform.outbox.Aggregate;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** With whom a record is shared. A service's {@code <Record>ShareResource} adds its path, tag and entity. */
public abstract class ShareResource<E extends Aggregate & Owned> {
    private static final int MAX_TEAM = 100;

    private final Sharing sharing;
    private final Shareable<E> kind;

    protected ShareResource(Sharing sharing, Shareable<E> kind) {
        this.sharing = sharing;
        this.kind = kind;
    }

    @GET
    @Path("{id}/shares")
    @WithSession
    @Operation(summary = "With whom the record is shared")
    @Authenticated
    @Permitted(Action.READ)
    public Uni<List<ShareView>> list(UUID id) {
        return sharing.list(kind, id);
    }

    @PUT
    @Path("{id}/shares/staff/{staffId}")
    @Operation(
            summary = "Share the record with a member of staff, or do so on other terms",
            description = "Only what their roles let them do to records of this kind, they may do to this one: a share"
                    + " reaches a record, it gives no permission.")
    @Authenticated
    @Permitted(Action.WRITE)
    public Uni<ShareView> shareWithStaff(UUID id, UUID staffId, @NotNull @Valid ShareTerms terms) {
        return sharing.share(kind, id, Grantee.staff(staffId), terms);
    }

    @DELETE
    @Path("{id}/shares/staff/{staffId}")
    @Operation(summary = "End the share with a member of staff")
    @Authenticated
    @Permitted(Action.WRITE)
    public Uni<Void> unshareWithStaff(UUID id, UUID staffId) {
        return sharing.unshare(kind, id, Grantee.staff(staffId));
    }

    @PUT
    @Path("{id}/shares/teams/{team}")
    @Operation(
            summary = "Share the record with a team, or do so on other terms",
            description = "It reaches whoever is a member at the time, not the members of teams below.")
    @Authenticated
    @Permitted(Action.WRITE)
    public Uni<ShareView> shareWithTeam(UUID id, @Size(max = MAX_TEAM) String team, @NotNull @Valid ShareTerms terms) {
        return sharing.share(kind, id, Grantee.team(team), terms);
    }

    @DELETE
    @Path("{id}/shares/teams/{team}")
    @Operation(summary = "End the share with a team")
    @Authenticated
    @Permitted(Action.WRITE)
    public Uni<Void> unshareWithTeam(UUID id, @Size(max = MAX_TEAM) String team) {
        return sharing.unshare(kind, id, Grantee.team(team));
    }
}
