package dev.kontor.platform.handover;

import dev.kontor.platform.work.InTurn;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How much of this service's a hand-over of an owner would take along. The gateway puts the services' answers together. */
@Path("/api/v1/owned-counts")
public class OwnedCountsResource {
    private final List<HandedOver<?>> kinds;

    OwnedCountsResource(@All List<RecordHandOver> records) {
        this.kinds =
                records.stream().<HandedOver<?>>map(RecordHandOver::handedOver).toList();
    }

    /** Of one kind. */
    public record OwnedCount(String kind, long records) {}

    @GET
    @Path("{ownerId}")
    @WithSession
    @Operation(hidden = true)
    @PermissionsAllowed("hand-over:read")
    public Uni<List<OwnedCount>> count(UUID ownerId) {
        List<OwnedCount> counts = new ArrayList<>();
        return InTurn.forEach(
                        kinds,
                        kind -> Panache.getSession()
                                .chain(session -> session.createNativeQuery(kind.count(), Long.class)
                                        .setParameter(1, ownerId)
                                        .getSingleResult())
                                .invoke(records -> counts.add(new OwnedCount(kind.kind(), records))))
                .replaceWith(counts);
    }
}
