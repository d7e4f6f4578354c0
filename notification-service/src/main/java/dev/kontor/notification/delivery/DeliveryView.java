package dev.kontor.notification.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as REST answers it.
 *
 * @param nextAttemptAt only while it waits
 * @param log every attempt, oldest first; only when one delivery is read
 */
@Schema(name = "Delivery")
public record DeliveryView(
        UUID id,
        long version,
        String kind,
        String channel,
        UUID subjectId,
        String occurrence,
        @Nullable UUID recipientId,
        DeliveryState state,
        @Nullable String reason,
        Instant dueAt,
        @Nullable Instant notAfter,
        int attempts,
        @Nullable Instant nextAttemptAt,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable List<AttemptView> log) {
    /** One attempt. */
    @Schema(name = "DeliveryAttempt")
    public record AttemptView(
            int number,
            Instant at,
            String result,
            @Nullable String reason,
            @Nullable Integer smtpCode,
            @Nullable String detail) {
        static AttemptView from(Attempt attempt) {
            return new AttemptView(
                    attempt.number(),
                    attempt.at(),
                    attempt.result(),
                    attempt.reason(),
                    attempt.smtpCode(),
                    attempt.detail());
        }
    }

    static DeliveryView from(Delivery delivery) {
        return from(delivery, null);
    }

    static DeliveryView from(Delivery delivery, @Nullable List<Attempt> attempts) {
        return new DeliveryView(
                delivery.id(),
                delivery.version(),
                delivery.kind(),
                delivery.channel(),
                delivery.subjectId(),
                delivery.occurrence(),
                delivery.recipientId(),
                delivery.state(),
                delivery.reason(),
                delivery.dueAt(),
                delivery.notAfter(),
                delivery.attempts(),
                delivery.state() == DeliveryState.SCHEDULED ? delivery.nextAttemptAt() : null,
                delivery.createdAt(),
                delivery.finishedAt(),
                attempts == null
                        ? null
                        : attempts.stream().map(AttemptView::from).toList());
    }
}
