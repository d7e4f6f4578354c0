package dev.kontor.notification.delivery;

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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The delivery log over HTTP. */
@Tag(name = "Deliveries")
@Path("/api/v1/deliveries")
public class DeliveryResource {
    private final Deliveries deliveries;

    DeliveryResource(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @GET
    @WithSession
    @PermissionsAllowed("delivery:read")
    public Uni<Page<DeliveryView>> list(@BeanParam @Valid ListQuery query) {
        return deliveries.list(query).map(page -> page.map(DeliveryView::from));
    }

    @GET
    @Path("{id}")
    @WithSession
    @PermissionsAllowed("delivery:read")
    public Uni<RestResponse<DeliveryView>> get(UUID id) {
        return deliveries
                .get(id)
                .chain(delivery -> deliveries
                        .attempts(id)
                        .map(attempts -> Answers.ok(delivery, DeliveryView.from(delivery, attempts))));
    }
}
