package dev.kontor.notification.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.notification.webhook.guard.Destinations;
import dev.kontor.platform.http.Answers;
import dev.kontor.platform.idempotency.Idempotent;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Page;
import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.patch.MergePatch;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Webhooks over HTTP. A URL is resolved and checked before the transaction begins. */
@Tag(name = "Webhooks")
@Path(WebhookResource.PATH)
public class WebhookResource {
    static final String PATH = "/api/v1/webhooks";

    private final Webhooks webhooks;
    private final Destinations destinations;
    private final RegisterWebhook register;
    private final ReviseWebhook revise;
    private final RemoveWebhook remove;

    WebhookResource(
            Webhooks webhooks,
            Destinations destinations,
            RegisterWebhook register,
            ReviseWebhook revise,
            RemoveWebhook remove) {
        this.webhooks = webhooks;
        this.destinations = destinations;
        this.register = register;
        this.revise = revise;
        this.remove = remove;
    }

    @POST
    @Idempotent(secret = true)
    @Operation(summary = "Register a webhook; the answer alone holds its secret")
    @PermissionsAllowed("webhook:create")
    public Uni<RestResponse<WebhookView>> register(@NotNull @Valid WebhookFields request) {
        return destinations
                .check(request.url())
                .chain(() -> register.register(request))
                .map(made -> Answers.created(PATH, made.webhook(), WebhookView.from(made)));
    }

    @GET
    @WithSession
    @PermissionsAllowed("webhook:read")
    public Uni<Page<WebhookView>> list(@BeanParam @Valid ListQuery query) {
        return webhooks.list(query).map(page -> page.map(WebhookView::from));
    }

    @GET
    @Path("{id}")
    @WithSession
    @PermissionsAllowed("webhook:read")
    public Uni<RestResponse<WebhookView>> get(UUID id) {
        return webhooks.get(id).map(webhook -> Answers.ok(webhook, WebhookView.from(webhook)));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed("webhook:write")
    public Uni<RestResponse<WebhookView>> revise(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ObjectNode patch) {
        ExpectedVersion expected = ExpectedVersion.parse(ifMatch);
        Uni<Void> checked = patch.path("url").isTextual()
                ? destinations.check(patch.path("url").textValue())
                : Uni.createFrom().voidItem();
        return checked.chain(() -> revise.revise(id, expected, patch))
                .map(webhook -> Answers.ok(webhook, WebhookView.from(webhook)));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Remove a webhook and the log of its deliveries")
    @PermissionsAllowed("webhook:delete")
    public Uni<Void> remove(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return remove.remove(id, ExpectedVersion.parse(ifMatch));
    }
}
