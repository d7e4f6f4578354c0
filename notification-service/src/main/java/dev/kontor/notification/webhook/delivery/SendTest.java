package dev.kontor.notification.webhook.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.notification.webhook.OwnerRights;
import dev.kontor.notification.webhook.Webhook;
import dev.kontor.notification.webhook.Webhooks;
import dev.kontor.platform.access.Change;
import dev.kontor.platform.id.Ids;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Sends a webhook an event that tells of nothing, past what it selects, so that its owner sees whether all is well. */
@ApplicationScoped
class SendTest {
    private final Webhooks webhooks;
    private final WebhookDeliveries deliveries;
    private final ObjectMapper json;
    private final Clock clock;

    SendTest(Webhooks webhooks, WebhookDeliveries deliveries, ObjectMapper json, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.json = json;
        this.clock = clock;
    }

    /** The delivery, which is under way; a suspended webhook is probed with what it waits for longest. */
    @WithTransaction
    public Uni<WebhookDelivery> send(UUID webhookId) {
        UUID id = Ids.next();
        UUID eventId = Ids.next();
        Instant now = clock.instant();
        return webhooks.lock(webhookId, Change.COMMAND)
                .invoke(webhook -> webhook.tryNow(now))
                .chain(webhook -> deliveries.add(
                        id, webhookId, eventId, OwnerRights.TEST, webhookId, body(webhook, eventId, now), now))
                .chain(() -> deliveries.get(webhookId, id));
    }

    private String body(Webhook webhook, UUID eventId, Instant now) {
        var event = json.createObjectNode()
                .put("specversion", "1.0")
                .put("id", eventId.toString())
                .put("source", "/notification")
                .put("type", OwnerRights.TEST)
                .put("subject", webhook.id().toString())
                .put("time", now.toString())
                .put("datacontenttype", "application/json");
        event.putObject("data").put("message", "This is a test");
        return event.toString();
    }
}
