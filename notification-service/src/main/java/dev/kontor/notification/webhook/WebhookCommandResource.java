package dev.kontor.notification.webhook;

import dev.kontor.platform.http.Answers;
import dev.kontor.platform.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Commands on a webhook over HTTP. */
@Tag(name = "Webhooks")
@Path(WebhookResource.PATH + "/{id}")
public class WebhookCommandResource {
    private final RotateSecret rotate;
    private final EnableWebhook enable;
    private final DisableWebhook disable;

    WebhookCommandResource(RotateSecret rotate, EnableWebhook enable, DisableWebhook disable) {
        this.rotate = rotate;
        this.enable = enable;
        this.disable = disable;
    }

    @POST
    @Path("rotate-secret")
    @Idempotent(secret = true)
    @Operation(summary = "Make a new secret; for some hours deliveries are signed with both")
    @PermissionsAllowed("webhook:write")
    public Uni<RestResponse<WebhookView>> rotateSecret(UUID id, @NotNull @Valid RotateSecret.Request request) {
        return rotate.rotate(id, request).map(made -> Answers.ok(made.webhook(), WebhookView.from(made)));
    }

    @POST
    @Path("enable")
    @Idempotent
    @Operation(summary = "Start a suspended or disabled webhook again, with what waits for it")
    @PermissionsAllowed("webhook:write")
    public Uni<RestResponse<WebhookView>> enable(UUID id) {
        return enable.enable(id).map(webhook -> Answers.ok(webhook, WebhookView.from(webhook)));
    }

    @POST
    @Path("disable")
    @Idempotent
    @Operation(summary = "Stop a webhook: nothing is sent, and what happens meanwhile is not kept for it")
    @PermissionsAllowed("webhook:write")
    public Uni<RestResponse<WebhookView>> disable(UUID id) {
        return disable.disable(id).map(webhook -> Answers.ok(webhook, WebhookView.from(webhook)));
    }
}
