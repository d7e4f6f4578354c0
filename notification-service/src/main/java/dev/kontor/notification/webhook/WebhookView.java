package dev.kontor.notification.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as REST answers it.
 *
 * @param reason why it is suspended or disabled
 * @param failures in a row, so far
 * @param oldSecretUntil until then deliveries are signed with the secret before too
 * @param secret only in the answer to the request that made it
 */
@Schema(name = "Webhook")
public record WebhookView(
        UUID id,
        long version,
        UUID ownerId,
        String url,
        @Nullable String description,
        List<String> types,
        List<UUID> subjects,
        @Nullable String expression,
        WebhookMode mode,
        WebhookState state,
        Instant stateSince,
        @Nullable String reason,
        int failures,
        @Nullable Instant oldSecretUntil,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String secret) {
    static WebhookView from(Webhook webhook) {
        return from(webhook, null);
    }

    static WebhookView from(WithSecret made) {
        return from(made.webhook(), made.secret());
    }

    private static WebhookView from(Webhook webhook, @Nullable String secret) {
        WebhookFields fields = webhook.fields();
        return new WebhookView(
                webhook.id(),
                webhook.version(),
                webhook.ownerId(),
                fields.url(),
                fields.description(),
                fields.types(),
                fields.subjects(),
                fields.expression(),
                fields.mode(),
                webhook.state(),
                webhook.stateSince(),
                webhook.reason(),
                webhook.failures(),
                webhook.oldSecretUntil(),
                webhook.createdAt(),
                webhook.updatedAt(),
                secret);
    }
}
