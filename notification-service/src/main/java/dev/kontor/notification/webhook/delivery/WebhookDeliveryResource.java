package dev.kontor.notification.webhook.delivery;

import dev.kontor.notification.webhook.OwnerRights;
import dev.kontor.notification.webhook.Webhooks;
import dev.kontor.platform.access.Caller;
import dev.kontor.platform.access.Subject;
import dev.kontor.platform.idempotency.Idempotent;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What a webhook was sent, over HTTP. */
@Tag(name = "Webhooks")
@Path("/api/v1/webhooks/{id}")
public class WebhookDeliveryResource {
    private final Webhooks webhooks;
    private final WebhookDeliveries deliveries;
    private final ReplayDelivery replayOne;
    private final ReplayDeliveries replayMany;
    private final SendTest test;
    private final OwnerRights rights;
    private final Caller caller;

    WebhookDeliveryResource(
            Webhooks webhooks,
            WebhookDeliveries deliveries,
            ReplayDelivery replayOne,
            ReplayDeliveries replayMany,
            SendTest test,
            OwnerRights rights,
            Caller caller) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.replayOne = replayOne;
        this.replayMany = replayMany;
        this.test = test;
        this.rights = rights;
        this.caller = caller;
    }

    @GET
    @Path("deliveries")
    @WithSession
    @PermissionsAllowed("webhook:read")
    public Uni<Page<WebhookDeliveryView>> list(UUID id, @BeanParam @Valid ListQuery query) {
        return webhooks.get(id)
                .chain(() -> deliveries.list(id, query))
                .map(page -> page.map(WebhookDeliveryView::from));
    }

    @GET
    @Path("deliveries/{deliveryId}")
    @WithSession
    @PermissionsAllowed("webhook:read")
    public Uni<WebhookDeliveryView> get(UUID id, UUID deliveryId) {
        return webhooks.get(id)
                .chain(() -> deliveries.get(id, deliveryId))
                .chain(delivery -> deliveries
                        .event(deliveryId)
                        .chain(event -> deliveries
                                .attempts(deliveryId)
                                .map(log -> WebhookDeliveryView.from(delivery, readable(delivery, event), log))));
    }

    /** As it would be sent to a webhook of the caller's. */
    private @Nullable String readable(WebhookDelivery delivery, String event) {
        Subject reader = caller.subject();
        return rights.mayHave(reader, delivery.type()) ? rights.shown(reader, delivery.type(), event) : null;
    }

    @POST
    @Path("deliveries/{deliveryId}/replay")
    @Idempotent
    @Operation(summary = "Send one delivery again, with the same webhook-id")
    @PermissionsAllowed("webhook:write")
    public Uni<RestResponse<WebhookDeliveryView>> replay(UUID id, UUID deliveryId) {
        return replayOne.replay(id, deliveryId).map(delivery -> accepted(id, delivery));
    }

    @POST
    @Path("replay")
    @Idempotent
    @Operation(summary = "Send again what failed, or what came in a range of time")
    @PermissionsAllowed("webhook:write")
    public Uni<RestResponse<ReplayDeliveries.Replay>> replay(
            UUID id, @NotNull @Valid ReplayDeliveries.Request request) {
        return replayMany
                .replay(id, request)
                .map(replay -> RestResponse.ResponseBuilder.<ReplayDeliveries.Replay>create(
                                RestResponse.Status.ACCEPTED)
                        .entity(replay)
                        .build());
    }

    @POST
    @Path("test")
    @Idempotent
    @Operation(summary = "Send a test event; the delivery in the answer tells what came of it")
    @PermissionsAllowed("webhook:write")
    public Uni<RestResponse<WebhookDeliveryView>> test(UUID id) {
        return test.send(id).map(delivery -> accepted(id, delivery));
    }

    private static RestResponse<WebhookDeliveryView> accepted(UUID webhookId, WebhookDelivery delivery) {
        return RestResponse.ResponseBuilder.<WebhookDeliveryView>create(RestResponse.Status.ACCEPTED)
                .location(URI.create("/api/v1/webhooks/" + webhookId + "/deliveries/" + delivery.id()))
                .entity(WebhookDeliveryView.from(delivery))
                .build();
    }
}
