package dev.kontor.notification.webhook;

import dev.kontor.notification.delivery.DeliveryOrder;
import dev.kontor.notification.delivery.PlanDelivery;
import dev.kontor.notification.template.LetterKind;
import dev.kontor.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Opens the circuit of a receiver that fails again and again, and writes to its owner: once an hour at most, should it come and go. */
@ApplicationScoped
public class SuspendWebhook {
    private final Webhooks webhooks;
    private final PlanDelivery letters;
    private final Outbox outbox;
    private final WebhookSettings settings;
    private final Clock clock;

    SuspendWebhook(Webhooks webhooks, PlanDelivery letters, Outbox outbox, WebhookSettings settings, Clock clock) {
        this.webhooks = webhooks;
        this.letters = letters;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Suspends it, unless it is stopped already.
     *
     * @param reason code of the last failure
     */
    @WithTransaction
    public Uni<Void> suspend(UUID id, String reason) {
        return webhooks.lockIfThere(id)
                .onItem()
                .ifNotNull()
                .transformToUni(webhook -> suspend(webhook, reason))
                .replaceWithVoid();
    }

    private Uni<Void> suspend(Webhook webhook, String reason) {
        Instant now = clock.instant();
        List<WebhookFact> facts = webhook.suspend(reason, now.plus(settings.probeEvery()), now);
        if (facts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String hour = now.truncatedTo(ChronoUnit.HOURS).toString();
        String kind = LetterKind.WEBHOOK_SUSPENDED.code();
        DeliveryOrder letter = new DeliveryOrder(kind, webhook.id(), hour, webhook.ownerId(), now, null);
        return outbox.publish(webhook, facts).chain(() -> letters.plan(letter));
    }
}
