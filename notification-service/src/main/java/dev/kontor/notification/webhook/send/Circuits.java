package dev.kontor.notification.webhook.send;

import dev.kontor.notification.webhook.ResumeWebhook;
import dev.kontor.notification.webhook.RetireWebhook;
import dev.kontor.notification.webhook.SuspendWebhook;
import dev.kontor.notification.webhook.WebhookSettings;
import dev.kontor.platform.event.CurrentEvent;
import dev.kontor.platform.id.Ids;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Opens and closes circuits by what was counted. What is missed because a process dies between the count and this is seen again at the
 * next attempt: the count stays over the limit, a suspended receiver goes on being probed, one that is gone says so again.
 */
@ApplicationScoped
class Circuits {
    private static final Logger LOG = Logger.getLogger(Circuits.class);
    private static final String ACTOR = "system:notification";
    private static final String UNKNOWN = "unknown";

    private final SuspendWebhook suspend;
    private final ResumeWebhook resume;
    private final RetireWebhook retire;
    private final CurrentEvent current;
    private final Vertx vertx;
    private final int suspendAfter;

    Circuits(
            SuspendWebhook suspend,
            ResumeWebhook resume,
            RetireWebhook retire,
            CurrentEvent current,
            Vertx vertx,
            WebhookSettings settings) {
        this.suspend = suspend;
        this.resume = resume;
        this.retire = retire;
        this.current = current;
        this.vertx = vertx;
        this.suspendAfter = settings.suspendAfter();
    }

    void follow(List<Health.Standing> standings) {
        for (Health.Standing standing : standings) {
            if (standing.tally().gone()) {
                apart(() -> retire.retire(standing.webhookId()));
            } else if (standing.suspended() && standing.tally().delivered()) {
                apart(() -> resume.resume(standing.webhookId()));
            } else if (standing.active() && standing.failures() >= suspendAfter) {
                String reason = Objects.requireNonNullElse(standing.tally().reason(), UNKNOWN);
                apart(() -> suspend.suspend(standing.webhookId(), reason));
            }
        }
    }

    /** On a duplicated context of its own: each is a session and a transaction. */
    private void apart(Supplier<Uni<Void>> work) {
        Context own = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(begun -> {
            current.actAs(ACTOR, Ids.next(), null);
            work.get()
                    .subscribe()
                    .with(done -> {}, failure -> LOG.warnf("A webhook's circuit stays as it is for now: %s", failure));
        });
    }
}
