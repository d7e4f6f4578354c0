package dev.kontor.notification.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.notification.webhook.intake.Selection;
import dev.kontor.platform.access.Change;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.patch.MergePatch;
import dev.kontor.platform.patch.StaleWrites;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Changes a webhook by a merge patch. A new URL has been checked. */
@ApplicationScoped
class ReviseWebhook {
    private final Webhooks webhooks;
    private final MergePatch mergePatch;
    private final StaleWrites staleWrites;
    private final Outbox outbox;
    private final Clock clock;

    ReviseWebhook(Webhooks webhooks, MergePatch mergePatch, StaleWrites staleWrites, Outbox outbox, Clock clock) {
        this.webhooks = webhooks;
        this.mergePatch = mergePatch;
        this.staleWrites = staleWrites;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Webhook> revise(UUID id, ExpectedVersion expected, ObjectNode patch) {
        return webhooks.lock(id, Change.of(MergePatch.fields(patch)))
                .call(webhook -> staleWrites.refuse(webhook, expected, MergePatch.fields(patch)))
                .call(webhook -> {
                    WebhookFields before = webhook.fields();
                    WebhookFields after = mergePatch.apply(before, patch);
                    Selection.verify(after.expression());
                    List<String> changed = mergePatch.changed(before, after);
                    return outbox.publish(webhook, webhook.revise(after, changed, clock.instant()));
                });
    }
}
