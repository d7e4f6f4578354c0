package dev.kontor.notification.webhook;

import dev.kontor.platform.outbox.Fact;
import dev.kontor.platform.outbox.Topic;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What happens to a webhook. Neither its URL, which may hold a key of the receiver's, nor its secret. */
@Topic("kontor.notification.webhook")
public sealed interface WebhookFact extends Fact {
    /** Somebody wants to be told of events. */
    record Registered(UUID ownerId, List<String> types, String mode) implements WebhookFact {}

    /**
     * What its owner says of it has changed.
     *
     * @param changed names of the fields that differ from before
     */
    record Revised(List<String> types, String mode, List<String> changed) implements WebhookFact {}

    /**
     * It has a new secret.
     *
     * @param oldValidUntil until then deliveries bear the signature of the old one too
     */
    record SecretRotated(Instant oldValidUntil) implements WebhookFact {}

    /**
     * Its receiver failed too often in a row.
     *
     * @param reason code of the last failure
     */
    record Suspended(int failures, String reason) implements WebhookFact {}

    /** Its receiver answers again. */
    record Resumed() implements WebhookFact {}

    /** By its owner. */
    record Enabled() implements WebhookFact {}

    /**
     * Nothing is sent any more.
     *
     * @param reason {@code by-owner}, or {@code gone} when the receiver said so (410)
     */
    record Disabled(String reason) implements WebhookFact {}

    /** It is no more. */
    record Removed() implements WebhookFact {}
}
