package dev.kontor.notification.webhook.delivery;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One event for one webhook, as the log reads it; those who plan and send write in batches, past Hibernate. */
@Entity
@Immutable
@Table(name = "webhook_delivery")
@SuppressWarnings("UnusedVariable") // webhookId is read by queries
public class WebhookDelivery {
    @Id
    private UUID id;

    private UUID webhookId;
    private UUID eventId;
    private String type;
    private UUID subject;
    private String state;
    private int attempts;
    private Instant nextAttemptAt;

    @Nullable
    private Integer lastStatus;

    @Nullable
    private String lastError;

    private Instant createdAt;

    @Nullable
    private Instant finishedAt;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected WebhookDelivery() {}

    UUID id() {
        return id;
    }

    UUID eventId() {
        return eventId;
    }

    String type() {
        return type;
    }

    UUID subject() {
        return subject;
    }

    WebhookDeliveryState state() {
        return WebhookDeliveryState.of(state);
    }

    int attempts() {
        return attempts;
    }

    Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    @Nullable
    Integer lastStatus() {
        return lastStatus;
    }

    @Nullable
    String lastError() {
        return lastError;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant finishedAt() {
        return finishedAt;
    }
}
