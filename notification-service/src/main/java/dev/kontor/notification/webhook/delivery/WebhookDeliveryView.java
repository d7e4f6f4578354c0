package dev.kontor.notification.webhook.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as REST answers it.
 *
 * @param eventId what the receiver gets as {@code webhook-id}, at each attempt and replay
 * @param lastStatus HTTP status of the last answer
 * @param lastError code of what went wrong last
 * @param nextAttemptAt only while it waits
 * @param event the request's body, only when one delivery is read
 * @param log every attempt, oldest first, only when one delivery is read
 */
@Schema(name = "WebhookDelivery")
public record WebhookDeliveryView(
        UUID id,
        UUID eventId,
        String type,
        UUID subject,
        WebhookDeliveryState state,
        int attempts,
        @Nullable Integer lastStatus,
        @Nullable String lastError,
        @Nullable Instant nextAttemptAt,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable String event,
        @Nullable List<AttemptView> log) {
    /**
     * One attempt.
     *
     * @param requestHeaders one a line
     * @param status HTTP status, absent when there was no answer
     * @param error code of what went wrong
     * @param answer the first KiB of the answer's body
     * @param latencyMillis from the name's resolution to the answer's end
     * @param nextAttemptAt when the next was planned for then
     */
    @Schema(name = "WebhookAttempt")
    public record AttemptView(
            int number,
            Instant at,
            String requestHeaders,
            @Nullable Integer status,
            @Nullable String error,
            @Nullable String answer,
            int latencyMillis,
            @Nullable Instant nextAttemptAt) {}

    static WebhookDeliveryView from(WebhookDelivery delivery) {
        return from(delivery, null, null);
    }

    static WebhookDeliveryView from(WebhookDelivery delivery, @Nullable String event, @Nullable List<AttemptView> log) {
        return new WebhookDeliveryView(
                delivery.id(),
                delivery.eventId(),
                delivery.type(),
                delivery.subject(),
                delivery.state(),
                delivery.attempts(),
                delivery.lastStatus(),
                delivery.lastError(),
                delivery.state() == WebhookDeliveryState.WAITING ? delivery.nextAttemptAt() : null,
                delivery.createdAt(),
                delivery.finishedAt(),
                event,
                log);
    }
}
